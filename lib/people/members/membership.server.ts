/** Who is in a class: students removed and put back, colleagues' roles, and leaving. Nobody's row is deleted. */
import 'server-only';
import { becomesInstructor } from '@/lib/people/accounts/grants.server';
import { recordAudit, recordAudits } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import { notifyStudent } from '@/lib/platform/live/notify.server';
import type { ClassInstructor } from '@/lib/platform/session/capabilities';
import type { ClassRole } from '@/lib/platform/session/policy';
import type { Viewer } from '@/lib/platform/session/viewer';
import type { Prisma } from '@/prisma/generated/client';
import { lockClass } from './lock.server';

export type StaffRole = Exclude<ClassRole, 'student'>;

/** Their work stays; {@link restoreStudents} puts them back. Returns who was removed. */
export function removeStudents(staff: ClassInstructor, userIds: readonly string[]): Promise<string[]> {
  return changePresence(staff, userIds, 'student.remove');
}

/** Returns who was put back. */
export function restoreStudents(staff: ClassInstructor, userIds: readonly string[]): Promise<string[]> {
  return changePresence(staff, userIds, 'student.restore');
}

async function changePresence(
  { viewer, classId }: ClassInstructor,
  userIds: readonly string[],
  action: 'student.remove' | 'student.restore',
): Promise<string[]> {
  const db = await database();
  const removing = action === 'student.remove';
  return db.$transaction(async (tx) => {
    await lockClass(tx, classId);
    const found = await tx.enrolment.findMany({
      where: {
        classId,
        userId: { in: userIds.filter(isUuid) },
        role: 'student',
        removedAt: removing ? null : { not: null },
        user: { erasedAt: null },
      },
      select: { userId: true },
    });
    const changed = found.map(({ userId }) => userId);
    await tx.enrolment.updateMany({
      where: { classId, userId: { in: changed } },
      data: { removedAt: removing ? new Date() : null, barred: removing },
    });
    // Who is put back waits no longer.
    if (!removing) await tx.joinRequest.deleteMany({ where: { classId, userId: { in: changed } } });
    const record = { actor: viewer, action, classId } as const;
    await recordAudits(
      tx,
      changed.map((subjectId) => ({ ...record, subjectId })),
    );
    return changed;
  });
}

/**
 * Whoever becomes an instructor of a class is one by account too, or they could not manage it.
 * @throws NotFound; InvalidRequest for the last instructor; Forbidden where they would have to become an instructor by account first
 */
export async function changeStaffRole(
  { viewer, classId }: ClassInstructor,
  userId: string,
  role: StaffRole,
): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    await lockClass(tx, classId);
    const from = await getStaffRole(tx, classId, userId);
    if (from === role) return;
    if (role === 'assistant') await requireAnotherInstructor(tx, classId, userId);
    else if (!(await becomesInstructor(tx, userId, viewer.id)))
      throw new Forbidden('Only an administrator makes somebody an instructor. Ask one to give them the right first.');
    await tx.enrolment.updateMany({ where: { classId, userId }, data: { role } });
    const details = { from, to: role };
    await recordAudit(tx, { actor: viewer, action: 'staff.role', classId, subjectId: userId, details });
  });
}

/** @throws NotFound; InvalidRequest for the last instructor */
export async function removeStaff({ viewer, classId }: ClassInstructor, userId: string): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    await lockClass(tx, classId);
    const role = await getStaffRole(tx, classId, userId);
    await requireAnotherInstructor(tx, classId, userId);
    await tx.enrolment.updateMany({ where: { classId, userId }, data: { removedAt: new Date(), barred: true } });
    await recordAudit(tx, { actor: viewer, action: 'staff.remove', classId, subjectId: userId, details: { role } });
  });
}

/** Puts a removed colleague back in the role they had. */
export async function restoreStaff({ viewer, classId }: ClassInstructor, userId: string): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    const { count } = await tx.enrolment.updateMany({
      where: {
        classId,
        userId: isUuid(userId) ? userId : viewer.id,
        role: { not: 'student' },
        removedAt: { not: null },
      },
      data: { removedAt: null, barred: false },
    });
    if (count > 0) await recordAudit(tx, { actor: viewer, action: 'staff.restore', classId, subjectId: userId });
  });
}

export interface Membership {
  readonly classId: string;
  readonly name: string;
  readonly archived: boolean;
  readonly role: ClassRole;
  readonly section: string | null;
}

/** The classes that the viewer is in, the newest first. */
export async function listMemberships(viewer: Viewer): Promise<Membership[]> {
  const { id: userId } = viewer;
  const { enrolment } = await database();
  const rows = await enrolment.findMany({
    where: { userId, removedAt: null },
    select: {
      classId: true,
      role: true,
      class: { select: { name: true, archivedAt: true } },
      section: { select: { name: true } },
    },
    orderBy: [{ class: { createdAt: 'desc' } }, { id: 'asc' }],
  });
  return rows.map(({ classId, role, class: { name, archivedAt }, section }) => ({
    classId,
    name,
    archived: archivedAt !== null,
    role,
    section: section?.name ?? null,
  }));
}

/** Of the viewer's own accord. Harmless for who is not in it. @throws InvalidRequest for the last instructor */
export async function leaveClass(viewer: Viewer, classId: string): Promise<void> {
  const { id: userId } = viewer;
  if (!isUuid(classId)) return;
  const db = await database();
  await db.$transaction(async (tx) => {
    await lockClass(tx, classId);
    await requireAnotherInstructor(tx, classId, userId);
    const { count } = await tx.enrolment.updateMany({
      where: { classId, userId, removedAt: null },
      data: { removedAt: new Date() },
    });
    if (count === 0) return;
    await notifyStudent(tx, classId, userId);
    await recordAudit(tx, { actor: viewer, action: 'class.leave', classId, subjectId: userId });
  });
}

async function getStaffRole(tx: Prisma.TransactionClient, classId: string, userId: string): Promise<StaffRole> {
  const found = isUuid(userId)
    ? await tx.enrolment.findFirst({ where: { classId, userId, removedAt: null }, select: { role: true } })
    : null;
  if (!found || found.role === 'student') throw new NotFound('This person is not staff of the class (any more).');
  return found.role;
}

/** A class without an instructor could not be managed by anybody. Harmless for those who are none. */
async function requireAnotherInstructor(tx: Prisma.TransactionClient, classId: string, userId: string): Promise<void> {
  const instructors = await tx.enrolment.findMany({
    where: { classId, role: 'instructor', removedAt: null },
    select: { userId: true },
  });
  if (instructors.length === 1 && instructors[0]?.userId === userId)
    throw new InvalidRequest('A class keeps at least one instructor. Make somebody else an instructor first.');
}
