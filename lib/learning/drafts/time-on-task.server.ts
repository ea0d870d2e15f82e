/**
 * Time on task, in Draft.activeSeconds: between two signs of work (a save of the draft, a submission) lies the time
 * between them, but at most two minutes, since nobody knows what happens in a longer silence.
 */
import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import { Prisma } from '@/prisma/generated/client';

const longestGapSeconds = 120;

interface Key {
  readonly userId: string;
  readonly exerciseId: string;
}

/** An expression over the row of "Draft" before it changes. `except`: an attempt that is the sign itself. */
export function secondsSinceLastSign({ userId, exerciseId }: Key, at: Date, except: string | null = null): Prisma.Sql {
  return Prisma.sql`LEAST(${longestGapSeconds}::int, GREATEST(0, round(extract(epoch FROM ${at}::timestamptz - GREATEST("savedAt", (
    SELECT max("submittedAt") FROM "Attempt" WHERE "userId" = ${userId}::uuid AND "exerciseId" = ${exerciseId}::uuid
      AND id IS DISTINCT FROM ${except}::uuid)))))::int)`;
}

/** Call it once for every attempt stored. Work without a draft, such as a visitor's taken over, has no time. */
export async function countSubmission(key: Key, attemptId: string, at = new Date()): Promise<void> {
  const db = await database();
  await db.$executeRaw`
    UPDATE "Draft" SET "activeSeconds" = "activeSeconds" + ${secondsSinceLastSign(key, at, attemptId)}
    WHERE "userId" = ${key.userId}::uuid AND "exerciseId" = ${key.exerciseId}::uuid`;
}
