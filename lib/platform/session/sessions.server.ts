/**
 * Sessions as rows: the cookie names one, and works as long as it is there. A session carries the user's version of the
 * moment in which it was asked for, so that one that is begun with an old password while the password changes is over
 * before it starts (docs/decisions/0024).
 */
import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import type { Prisma } from '@/prisma/generated/client';

export const sessionDays = 60;

/** @param version what {@link findSessionVersion} gave before the sign-in was checked; without it, the one of now */
export async function makeSession(userId: string, device: string, version?: number): Promise<string> {
  const { user, session } = await database();
  const now = version ?? (await user.findUniqueOrThrow({ where: { id: userId } })).sessionVersion;
  const oldest = new Date(Date.now() - sessionDays * 24 * 60 * 60_000);
  await session.deleteMany({ where: { userId, createdAt: { lt: oldest } } });
  return (await session.create({ data: { userId, device, version: now }, select: { id: true } })).id;
}

/** Null for who is unknown. @param email lower-case */
export async function findSessionVersion(email: string): Promise<number | null> {
  const { user } = await database();
  return (await user.findUnique({ where: { email }, select: { sessionVersion: true } }))?.sessionVersion ?? null;
}

export async function isSuspended(userId: string): Promise<boolean> {
  const { user } = await database();
  return (await user.count({ where: { id: userId, suspendedAt: { not: null } } })) > 0;
}

export interface SessionView {
  readonly id: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Those that work, the last seen first. */
export async function listSessions(userId: string): Promise<SessionView[]> {
  const { user } = await database();
  const { sessionVersion, sessions } = await user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      sessionVersion: true,
      sessions: {
        select: { id: true, device: true, createdAt: true, lastSeenAt: true, version: true },
        orderBy: { lastSeenAt: 'desc' },
      },
    },
  });
  return sessions.flatMap(({ version, ...view }) => (version === sessionVersion ? [view] : []));
}

/** Harmless for one that is over, and for another person's. */
export async function endSessionById(id: string, userId: string): Promise<void> {
  const { session } = await database();
  await session.deleteMany({ where: { id, userId } });
}

/** All of the user's, those that are just being made too. @param keep one that goes on, such as the browser that asks */
export async function endSessions(
  tx: Prisma.TransactionClient,
  userId: string,
  keep: string | null = null,
): Promise<void> {
  const { sessionVersion: version } = await tx.user.update({
    where: { id: userId },
    data: { sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  });
  await tx.session.deleteMany({ where: { userId, ...(keep && { id: { not: keep } }) } });
  if (keep) await tx.session.updateMany({ where: { id: keep, userId }, data: { version } });
}
