/** The one place that makes viewers. Whoever calls it has made sure that it is this person who asks. */
import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import type { Viewer } from './viewer';

/** As the database has them now; null for an account that is gone or suspended. */
export async function readViewer(userId: string): Promise<Viewer | null> {
  const { user } = await database();
  const found = await user.findUnique({
    where: { id: userId, erasedAt: null, suspendedAt: null },
    select: { id: true, name: true, email: true, role: true },
  });
  return found as Viewer | null; // its mark exists for the compiler alone
}

export interface OpenSession {
  readonly id: string;
  readonly viewer: Viewer;
}

/** How exactly it is known when a session was last seen: a write for every request would be one too many. */
const seenMs = 5 * 60_000;

interface Row extends Viewer {
  readonly lastSeenAt: Date;
}

/** Null when it was ended, or its user is suspended or gone. One query, as every request asks. */
export async function findOpenSession(id: string, userId: string): Promise<OpenSession | null> {
  const db = await database();
  const [row] = await db.$queryRaw<Row[]>`
    SELECT u.id, u.name, u.email, u.role::text AS role, s."lastSeenAt"
    FROM "Session" s JOIN "User" u ON u.id = s."userId"
    WHERE s.id = ${id}::uuid AND u.id = ${userId}::uuid AND s.version = u."sessionVersion"
      AND u."erasedAt" IS NULL AND u."suspendedAt" IS NULL`;
  if (!row) return null;
  const { lastSeenAt, ...viewer } = row;
  if (lastSeenAt.getTime() < Date.now() - seenMs)
    await db.session.updateMany({ where: { id }, data: { lastSeenAt: new Date() } });
  return { id, viewer };
}
