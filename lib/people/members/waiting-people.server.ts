/** Those who wait to enter a class (people/joining/waiting.server.ts), as its staff see and decide them. */
import 'server-only';
import { enterClass, findSeat } from '@/lib/people/joining/openings.server';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { ClassInstructor, ClassStaff } from '@/lib/platform/session/capabilities';
import type { Prisma } from '@/prisma/generated/client';
import { lockClass } from './lock.server';

export interface WaitingPerson {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** ISO 8601. */
  readonly since: string;
  /** What they would take by their address: a name of the roster with section and school id; null without one. */
  readonly seat: { readonly name: string; readonly section: string | null; readonly schoolId: string | null } | null;
  readonly removedBefore: boolean;
}

const undecided = (classId: string) => ({ classId, refusedAt: null, user: { erasedAt: null, suspendedAt: null } });

export async function countWaiting({ classId }: ClassStaff): Promise<number> {
  const { joinRequest } = await database();
  return joinRequest.count({ where: undecided(classId) });
}

/** The longest waiting first. */
export async function listWaitingPeople({ classId }: ClassStaff): Promise<readonly WaitingPerson[]> {
  const db = await database();
  const rows = await db.joinRequest.findMany({
    where: undecided(classId),
    select: {
      userId: true,
      createdAt: true,
      user: { select: { name: true, email: true, enrolments: { where: { classId }, select: { barred: true } } } },
    },
    orderBy: { createdAt: 'asc' },
  });
  const seats = await db.invitation.findMany({
    where: {
      classId,
      email: { in: rows.map(({ user }) => user.email) },
      role: 'student',
      acceptedAt: null,
      withdrawnAt: null,
    },
    select: { email: true, name: true, schoolId: true, section: { select: { name: true } } },
  });
  const seatOf = new Map(
    seats.map(({ email, section, ...seat }) => [email, { ...seat, section: section?.name ?? null }]),
  );
  return rows.map(({ userId, createdAt, user: { name, email, enrolments } }) => ({
    userId,
    name,
    email,
    since: createdAt.toISOString(),
    seat: seatOf.get(email) ?? null,
    removedBefore: enrolments.some(({ barred }) => barred),
  }));
}

/** They are in the class from then on, in the seat of their address where there is one. @throws NotFound */
export async function approveWaiting(staff: ClassInstructor, userId: string): Promise<void> {
  await decide(staff, userId, 'join.approve', async (tx) => {
    const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
    const seat = await findSeat(tx, { email }, staff);
    await enterClass(tx, { classId: staff.classId, userId, role: 'student', seatId: seat?.id ?? null });
  });
}

/** They learn of it, and asking again changes nothing: a link of their own still brings them in. @throws NotFound */
export async function refuseWaiting(staff: ClassInstructor, userId: string): Promise<void> {
  await decide(staff, userId, 'join.refuse', async (tx) => {
    await tx.joinRequest.updateMany({ where: { classId: staff.classId, userId }, data: { refusedAt: new Date() } });
  });
}

async function decide(
  { viewer, classId }: ClassInstructor,
  userId: string,
  action: 'join.approve' | 'join.refuse',
  change: (tx: Prisma.TransactionClient) => Promise<void>,
): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    await lockClass(tx, classId);
    if (!isUuid(userId) || (await tx.joinRequest.count({ where: { ...undecided(classId), userId } })) === 0)
      throw new NotFound('This person does not wait (any more): somebody else has decided, or they came by a link.');
    await change(tx);
    await recordAudit(tx, { actor: viewer, action, classId, subjectId: userId });
  });
}
