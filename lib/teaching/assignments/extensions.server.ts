/** A later due date for one student or one section. */

import 'server-only';
import { lockClass } from '@/lib/people/members/lock.server';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { ClassInstructor, ClassStaff } from '@/lib/platform/session/capabilities';
import type { Prisma } from '@/prisma/generated/client';
import { getAssignment } from './assignments.server';
import { assignmentTitle } from './terms';

export interface NewExtension {
  /** Exactly one of the two. */
  readonly userId: string | null;
  readonly sectionId: string | null;
  readonly dueAt: Date;
  readonly reason: string;
  /** The due date of the extension that they have already, as the page showed it; null: none. */
  readonly replaces: Date | null;
}

/**
 * Sets the due date of one student or one section, replacing theirs.
 * @throws NotFound; InvalidRequest for a date that is no extension, and where a colleague gave
 * or changed theirs meanwhile
 */
export async function setExtension(
  { viewer, classId }: ClassInstructor,
  assignmentId: string,
  { userId, sectionId, dueAt, reason, replaces }: NewExtension,
): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    await lockClass(tx, classId);
    const assignment = await getAssignment(tx, classId, assignmentId);
    if (assignment.dueAt === null) throw new InvalidRequest('The assignment is never due: it needs no extension.');
    if (dueAt <= assignment.dueAt) throw new InvalidRequest('An extension must be later than the due date.');
    const name = await nameOf(tx, classId, { userId, sectionId });
    const present = await tx.extension.findFirst({
      where: { assignmentId, userId, sectionId },
      select: { dueAt: true },
    });
    if (present?.dueAt.getTime() !== replaces?.getTime())
      throw new InvalidRequest(`Somebody else changed the extension of ${name} meanwhile. Look at it again.`);
    const data = { dueAt, reason };
    if (userId !== null)
      await tx.extension.upsert({
        where: { assignmentId_userId: { assignmentId, userId } },
        create: { assignmentId, userId, ...data },
        update: data,
      });
    else if (sectionId !== null)
      await tx.extension.upsert({
        where: { assignmentId_sectionId: { assignmentId, sectionId } },
        create: { assignmentId, sectionId, ...data },
        update: data,
      });
    const details = {
      ...{ assignment: assignmentTitle(assignment.exercise.title, assignment.part), for: name },
      ...{ from: present?.dueAt.toISOString() ?? null, to: dueAt.toISOString(), reason },
    };
    const about = userId === null ? {} : { subjectId: userId };
    await recordAudit(tx, { actor: viewer, action: 'extension.set', classId, ...about, details });
  });
}

/** A second time changes nothing. */
export async function removeExtension({ viewer, classId }: ClassInstructor, id: string): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    const found = isUuid(id)
      ? await tx.extension.findFirst({
          where: { id, assignment: { classId } },
          select: {
            userId: true,
            dueAt: true,
            user: { select: { name: true } },
            section: { select: { name: true } },
            assignment: { select: { part: true, exercise: { select: { title: true } } } },
          },
        })
      : null;
    if (!found) return;
    await tx.extension.delete({ where: { id } });
    const { assignment, userId } = found;
    const details = {
      assignment: assignmentTitle(assignment.exercise.title, assignment.part),
      for: found.user?.name ?? found.section?.name ?? '',
      dueAt: found.dueAt.toISOString(),
    };
    const about = userId === null ? {} : { subjectId: userId };
    await recordAudit(tx, { actor: viewer, action: 'extension.remove', classId, ...about, details });
  });
}

export interface ExtensionTargets {
  readonly students: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  readonly sections: readonly { readonly id: string; readonly name: string }[];
}

/** Who may get an extension, by name. */
export async function listExtensionTargets({ classId }: ClassStaff): Promise<ExtensionTargets> {
  const { user, section } = await database();
  const [students, sections] = await Promise.all([
    user.findMany({
      where: { enrolments: { some: { classId, role: 'student', removedAt: null } } },
      select: { id: true, name: true, email: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
    section.findMany({ where: { classId }, select: { id: true, name: true }, orderBy: { name: 'asc' } }),
  ]);
  return { students, sections };
}

async function nameOf(
  tx: Prisma.TransactionClient,
  classId: string,
  { userId, sectionId }: Pick<NewExtension, 'userId' | 'sectionId'>,
): Promise<string> {
  if ((userId === null) === (sectionId === null))
    throw new InvalidRequest('An extension is for one student or one section.');
  const student =
    userId !== null && isUuid(userId)
      ? await tx.enrolment.findFirst({
          where: { classId, userId, role: 'student', removedAt: null },
          select: { user: { select: { name: true } } },
        })
      : null;
  const section =
    sectionId !== null && isUuid(sectionId)
      ? await tx.section.findFirst({ where: { id: sectionId, classId }, select: { name: true } })
      : null;
  const name = student?.user.name ?? section?.name;
  if (name === undefined) throw new NotFound('There is no such student or section in this class.');
  return name;
}
