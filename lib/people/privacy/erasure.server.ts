/**
 * Deletion on request: a student asks, an instructor of theirs confirms. What names the student goes; what they scored,
 * when, and the mistakes recognised stay under an account without a name, so that the statistics of a class do not move.
 */

import 'server-only';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { Instructor } from '@/lib/platform/session/capabilities';
import { endSessions } from '@/lib/platform/session/sessions.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { Prisma } from '@/prisma/generated/client';
import { ownInvitations } from './own-invitations.server';

export interface OwnErasure {
  readonly state: 'requested' | 'declined';
  readonly requestedAt: Date;
  /** Why it was declined; empty otherwise. */
  readonly reason: string;
}

export interface ErasureRequestView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** The classes of the viewer's that they are in, or were. */
  readonly classes: readonly string[];
  readonly attempts: number;
  readonly requestedAt: Date;
}

/** Asking twice is asking once. @throws Forbidden for staff, whose classes would be left without them */
export async function requestErasure(viewer: Viewer): Promise<void> {
  const { id: userId } = viewer;
  const db = await database();
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`;
    if (viewer.role === 'instructor' || (await tx.enrolment.count({ where: { userId, ...staffing } })) > 0)
      throw new Forbidden('You are staff of a class. Ask a colleague to remove you from your classes first.');
    const open = await tx.erasureRequest.count({ where: { userId, state: 'requested' } });
    if (open === 0) await tx.erasureRequest.create({ data: { userId } });
  });
}

export async function withdrawErasure({ id: userId }: Viewer): Promise<void> {
  const { erasureRequest } = await database();
  await erasureRequest.updateMany({
    where: { userId, state: 'requested' },
    data: { state: 'withdrawn', decidedAt: new Date() },
  });
}

/** The viewer's last request while it is open or was declined. */
export async function findOwnErasure(viewer: Viewer): Promise<OwnErasure | null> {
  const { erasureRequest } = await database();
  const last = await erasureRequest.findFirst({
    where: { userId: viewer.id },
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    select: { state: true, requestedAt: true, reason: true },
  });
  if (last?.state !== 'requested' && last?.state !== 'declined') return null;
  return { ...last, state: last.state };
}

/** Open requests that the viewer may decide, oldest first. */
export async function listErasureRequests(instructor: Instructor): Promise<readonly ErasureRequestView[]> {
  const { erasureRequest } = await database();
  const own = { class: ownedBy(instructor.id) };
  const rows = await erasureRequest.findMany({
    where: { state: 'requested', ...decidableBy(instructor.id) },
    select: {
      id: true,
      requestedAt: true,
      user: {
        select: {
          name: true,
          email: true,
          enrolments: { where: own, select: { class: { select: { name: true } } } },
          _count: { select: { attempts: true } },
        },
      },
    },
    orderBy: { requestedAt: 'asc' },
  });
  return rows.map(({ user: { enrolments, _count, ...person }, ...row }) => ({
    ...row,
    ...person,
    classes: enrolments.map((enrolment) => enrolment.class.name),
    attempts: _count.attempts,
  }));
}

/** @throws NotFound for what is not the viewer's to decide; InvalidRequest without a reason */
export async function declineErasure(instructor: Instructor, requestId: string, reason: string): Promise<void> {
  if (reason.trim() === '') throw new InvalidRequest('Say why: the student reads it.');
  const db = await database();
  await db.$transaction(async (tx) => {
    const userId = await claim(tx, instructor, requestId, { state: 'declined', reason: reason.trim() });
    await recordAudit(tx, { actor: instructor, action: 'privacy.declineErasure', classId: null, subjectId: userId });
  });
}

/** Cannot be undone. @throws NotFound for what is not the viewer's to decide */
export async function confirmErasure(instructor: Instructor, requestId: string): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    const userId = await claim(tx, instructor, requestId, { state: 'erased' });
    const classes = await tx.enrolment.findMany({ where: { userId }, select: { classId: true } });
    await erase(tx, userId);
    for (const { classId } of classes)
      await recordAudit(tx, { actor: instructor, action: 'privacy.erase', classId, subjectId: userId });
  });
}

const staffing = { role: { not: 'student' }, removedAt: null } satisfies Prisma.EnrolmentWhereInput;

const ownedBy = (userId: string): Prisma.ClassWhereInput => ({
  enrolments: { some: { userId, role: 'instructor', removedAt: null } },
});

/** Students in a class of the instructor's, now or once; who is in no class at all may be decided by any instructor. */
const decidableBy = (userId: string): Prisma.ErasureRequestWhereInput => ({
  OR: [{ user: { enrolments: { some: { class: ownedBy(userId) } } } }, { user: { enrolments: { none: {} } } }],
});

/** Takes the decision, once; returns whose request it was. */
async function claim(
  tx: Prisma.TransactionClient,
  instructor: Viewer,
  id: string,
  decision: { state: 'erased' } | { state: 'declined'; reason: string },
): Promise<string> {
  const where = { id, state: 'requested' as const, ...decidableBy(instructor.id) };
  const found = isUuid(id) ? await tx.erasureRequest.findFirst({ where, select: { userId: true } }) : null;
  if (!found) throw new NotFound('There is no such request, or it was decided already.');
  const { count } = await tx.erasureRequest.updateMany({
    where: { id, state: 'requested' },
    data: { ...decision, decidedById: instructor.id, decidedAt: new Date() },
  });
  if (count === 0) throw new NotFound('There is no such request, or it was decided already.');
  return found.userId;
}

/**
 * Code may hold a name in a comment, and console output, messages and reasons what the code or staff wrote: they go. Of
 * a report the outcome of each check stays.
 */
async function erase(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  // While the account still says whose they are.
  await tx.invitation.deleteMany({ where: await ownInvitations(tx, userId) });
  await tx.user.update({
    where: { id: userId },
    data: {
      name: 'Deleted student',
      email: `${userId}@deleted.invalid`,
      passwordHash: null,
      erasedAt: new Date(),
    },
  });
  await endSessions(tx, userId);
  // One that is being graded right now would get its verdict, with texts, after this.
  await tx.attempt.deleteMany({ where: { userId, state: 'pending' } });
  await tx.account.deleteMany({ where: { userId } });
  await tx.job.deleteMany({
    where: { OR: [{ payload: { path: ['userId'], equals: userId } }, { payload: { path: ['email'], equals: email } }] },
  });
  await tx.passkey.deleteMany({ where: { userId } });
  await tx.accountLink.deleteMany({ where: { userId } });
  await tx.draft.deleteMany({ where: { userId } });
  await tx.apiToken.deleteMany({ where: { userId } });
  await tx.joinRequest.deleteMany({ where: { userId } });
  await tx.enrolment.updateMany({ where: { userId }, data: { schoolId: null } });
  await tx.extension.updateMany({ where: { userId }, data: { reason: '' } });
  await tx.scoreOverride.updateMany({ where: { userId }, data: { reason: '' } });
  await tx.auditEntry.updateMany({
    where: { OR: [{ subjectId: userId }, { actorId: userId }, { details: { path: ['email'], equals: email } }] },
    data: { details: {} },
  });
  await tx.comment.updateMany({
    where: { attempt: { userId } },
    data: { body: '', removedAt: new Date() },
  });
  await tx.regradeItem.updateMany({
    where: { attempt: { userId } },
    data: { oldReport: Prisma.DbNull, newReport: Prisma.DbNull },
  });
  await eraseReports(tx, userId);
}

async function eraseReports(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Attempt" SET source = '', provisional = NULL, report = CASE WHEN report IS NULL THEN NULL ELSE
      report || jsonb_build_object('console', '[]'::jsonb, 'problem', NULL, 'checks', (
        SELECT coalesce(jsonb_agg(c || '{"message":"","pattern":null,"evidence":null,"line":null,"column":null,"console":[]}'::jsonb
                                  ORDER BY place), '[]'::jsonb)
        FROM jsonb_array_elements(report -> 'checks') WITH ORDINALITY AS entry (c, place))) END
    WHERE "userId" = ${userId}::uuid`;
}
