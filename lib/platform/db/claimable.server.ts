/** Tables as queues: a row names the process that works on it and since when; a crashed process leaves its rows behind. */
import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { processName } from './connection.server';

/** Longer than grading one attempt takes. */
const claimSeconds = 60;

const living = Prisma.sql`(SELECT application_name FROM pg_stat_activity WHERE application_name LIKE 'nabla-%')`;

/**
 * A row with "claimedBy" and "claimedAt" that may be claimed: unclaimed, of a process that is no longer connected, or
 * claimed too long ago. A pooler between us and the server may hide who is connected: where we do not see ourselves,
 * only age counts.
 */
export const claimable = Prisma.sql`(
  "claimedBy" IS NULL
  OR "claimedAt" < now() - make_interval(secs => ${claimSeconds}::int)
  OR (${processName} IN ${living} AND "claimedBy" NOT IN ${living}))`;
