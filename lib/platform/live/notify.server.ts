/**
 * Telling every process on the database what changed in a class, inside the transaction that changes it: PostgreSQL
 * delivers after the commit, once however often it was said, and never after a rollback.
 */
import 'server-only';
import type { Prisma } from '@/prisma/generated/client';
import { type ClassNews, encodeNews, newsChannel } from './news';

type Database = Pick<Prisma.TransactionClient, '$executeRaw'>;

/** Something of a student's changed: tells each class that they are a student of. */
export async function notifyProgress(tx: Database, userId: string): Promise<void> {
  await notifyProgressOfAll(tx, [userId]);
}

/** As {@link notifyProgress} for each. One query by index. */
export async function notifyProgressOfAll(tx: Database, userIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_notify(${newsChannel}, 'student ' || "classId" || ' ' || "userId")
    FROM "Enrolment" WHERE "userId" = ANY(${userIds}::uuid[]) AND role = 'student' AND "removedAt" IS NULL`;
}

/** A student came, left or moved, or something of theirs in this class changed. */
export async function notifyStudent(tx: Database, classId: string, userId: string): Promise<void> {
  await notify(tx, classId, { kind: 'student', userId });
}

/** What concerns everybody in it changed: its assignments, sections, name or staff. */
export async function notifyClass(tx: Database, classId: string): Promise<void> {
  await notify(tx, classId, { kind: 'class' });
}

async function notify(tx: Database, classId: string, news: ClassNews): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${newsChannel}, ${encodeNews(classId, news)})`;
}
