/**
 * One person at a time, where a roster is too much: somebody added by hand, a slip corrected. What somebody signs in with is
 * theirs (docs/decisions/0010): of who is in the class the name and the school id are corrected, of who is invited the address too.
 */
import 'server-only';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import { notifyStudent } from '@/lib/platform/live/notify.server';
import type { ClassInstructor } from '@/lib/platform/session/capabilities';
import type { Prisma } from '@/prisma/generated/client';
import { lockClass } from './lock.server';

interface Place {
  readonly name: string;
  /** Null: none. */
  readonly schoolId: string | null;
}

interface Invited extends Place {
  /** Lower-case. */
  readonly email: string;
}

/** They are invited: the link is under "Invited". @throws InvalidRequest for who is in the class, removed, or invited already */
export async function addPerson(
  { viewer, classId }: ClassInstructor,
  { email, name, schoolId, sectionId }: Invited & { readonly sectionId: string | null },
): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    await lockClass(tx, classId);
    if (sectionId && (await tx.section.count({ where: { id: sectionId, classId } })) === 0)
      throw new InvalidRequest('This section is gone. Choose another.', 'sectionId');
    await requireNotIn(tx, classId, email);
    await requireFree(tx, classId, email, null);
    await tx.invitation.create({ data: { classId, email, name, schoolId, sectionId, createdById: viewer.id } });
    await recordAudit(tx, { actor: viewer, action: 'invitation.create', classId, details: { email, role: 'student' } });
  });
}

/** @throws InvalidRequest */
async function requireNotIn(tx: Prisma.TransactionClient, classId: string, email: string): Promise<void> {
  const where = { classId, user: { email, erasedAt: null } };
  const known = await tx.enrolment.findFirst({ where, select: { removedAt: true } });
  if (!known) return;
  throw new InvalidRequest(
    known.removedAt ? `${email} is under “Removed”: put them back there.` : `${email} is in the class already.`,
    'email',
  );
}

/** An invitation that nobody can take any more gives way. @throws InvalidRequest */
async function requireFree(
  tx: Prisma.TransactionClient,
  classId: string,
  email: string,
  except: string | null,
): Promise<void> {
  const key = { classId_email: { classId, email } };
  const found = await tx.invitation.findUnique({ where: key });
  if (!found || found.id === except) return;
  if (!found.acceptedById && (found.acceptedAt || found.withdrawnAt)) {
    await tx.invitation.delete({ where: key });
    return;
  }
  const taken = found.acceptedById ? 'has joined with this address' : 'is invited already';
  throw new InvalidRequest(`Somebody ${taken}: ${email}.`, 'email');
}

/** Of an open invitation of a student. A new address gets a new link. @throws NotFound; InvalidRequest */
export async function correctInvited(
  { viewer, classId }: ClassInstructor,
  id: string,
  { email, name, schoolId }: Invited,
): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    await lockClass(tx, classId);
    const where = { id, classId, role: 'student' as const, acceptedAt: null };
    const before = isUuid(id) ? await tx.invitation.findFirst({ where, select: { email: true } }) : null;
    if (!before) throw new NotFound('This invitation is gone, or was accepted.');
    const moved = before.email !== email;
    if (moved) {
      await requireNotIn(tx, classId, email);
      await requireFree(tx, classId, email, id);
    }
    await tx.invitation.update({
      where: { id },
      data: { email, name, schoolId, ...(moved && { createdAt: new Date(), createdById: viewer.id }) },
    });
    await recordAudit(tx, { actor: viewer, action: 'invitation.correct', classId });
  });
}

/** Of a student in the class. @throws NotFound; InvalidRequest for the name of somebody who teaches */
export async function correctStudent(
  { viewer, classId }: ClassInstructor,
  userId: string,
  { name, schoolId }: Place,
): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    await lockClass(tx, classId);
    const where = { classId, userId, role: 'student' as const, removedAt: null };
    const select = { schoolId: true, user: { select: { name: true, role: true } } } as const;
    const before = isUuid(userId) ? await tx.enrolment.findFirst({ where, select }) : null;
    if (!before) throw new NotFound('There is no such student in this class.');
    const about = { actor: viewer, classId, subjectId: userId } as const;
    if (before.user.name !== name) {
      if (before.user.role !== 'student')
        throw new InvalidRequest('This person teaches elsewhere, and is called what they chose.', 'name');
      await tx.user.update({ where: { id: userId }, data: { name } });
      await recordAudit(tx, { ...about, action: 'student.name' });
    }
    if (before.schoolId !== schoolId) {
      await tx.enrolment.updateMany({ where, data: { schoolId } });
      const details = { from: before.schoolId, to: schoolId };
      await recordAudit(tx, { ...about, action: 'student.schoolId', details });
    }
    await notifyStudent(tx, classId, userId);
  });
}
