/** Sections: parts of a class that staff name, with the students in each. */
import 'server-only';
import { recordAudit, recordAudits } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { isUniqueViolation } from '@/lib/platform/db/database-errors';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import { notifyClass } from '@/lib/platform/live/notify.server';
import type { ClassInstructor } from '@/lib/platform/session/capabilities';
import type { Prisma } from '@/prisma/generated/client';

const taken = (name: string) => new InvalidRequest(`The class has a section “${name}” already. Choose another name.`);

/** Returns its id. @throws InvalidRequest for a name that is taken */
export async function createSection({ viewer, classId }: ClassInstructor, name: string): Promise<string> {
  const db = await database();
  return naming(name, () =>
    db.$transaction(async (tx) => {
      const { id } = await tx.section.create({ data: { classId, name }, select: { id: true } });
      await notifyClass(tx, classId);
      await recordAudit(tx, { actor: viewer, action: 'section.create', classId, details: { section: name } });
      return id;
    }),
  );
}

/** @throws NotFound; InvalidRequest for a name that is taken */
export async function renameSection(
  { viewer, classId }: ClassInstructor,
  sectionId: string,
  name: string,
): Promise<void> {
  const db = await database();
  const { name: before } = await getSection(db, classId, sectionId);
  if (before === name) return;
  await naming(name, () =>
    db.$transaction(async (tx) => {
      await tx.section.update({ where: { id: sectionId }, data: { name } });
      await notifyClass(tx, classId);
      const details = { from: before, to: name };
      await recordAudit(tx, { actor: viewer, action: 'section.rename', classId, details });
    }),
  );
}

/** What a section was when it was deleted: enough to restore it. */
export interface DeletedSection {
  readonly id: string;
  readonly name: string;
  readonly userIds: readonly string[];
  /** Who accepts one of them joins the section. */
  readonly invitationIds: readonly string[];
  readonly extensions: readonly { readonly assignmentId: string; readonly dueAt: Date; readonly reason: string }[];
}

/** Its students stay in the class without a section; its extensions end. @throws NotFound */
export async function deleteSection({ viewer, classId }: ClassInstructor, sectionId: string): Promise<DeletedSection> {
  const db = await database();
  return db.$transaction(async (tx) => {
    const { name } = await getSection(tx, classId, sectionId);
    const students = await tx.enrolment.findMany({ where: { sectionId }, select: { userId: true, removedAt: true } });
    const extensions = await tx.extension.findMany({
      where: { sectionId },
      select: { assignmentId: true, dueAt: true, reason: true },
    });
    const invitations = await tx.invitation.findMany({ where: { sectionId }, select: { id: true } });
    await tx.section.delete({ where: { id: sectionId } });
    await notifyClass(tx, classId);
    const present = students.filter(({ removedAt }) => removedAt === null).length;
    const details = { section: name, students: present, extensions: extensions.length };
    await recordAudit(tx, { actor: viewer, action: 'section.delete', classId, details });
    const userIds = students.map(({ userId }) => userId);
    return { id: sectionId, name, userIds, invitationIds: invitations.map((invitation) => invitation.id), extensions };
  });
}

/**
 * Undoes `deleteSection`. Who has been put into another section since stays there; extensions of assignments that are
 * gone are left out. @throws InvalidRequest where it is back or its name is taken
 */
export async function restoreSection({ viewer, classId }: ClassInstructor, deleted: DeletedSection): Promise<void> {
  const { id, name, userIds, invitationIds, extensions } = deleted;
  const db = await database();
  await naming(name, () =>
    db.$transaction(async (tx) => {
      await tx.section.create({ data: { id, classId, name } });
      const { count } = await tx.enrolment.updateMany({
        where: { classId, userId: { in: [...userIds] }, role: 'student', sectionId: null },
        data: { sectionId: id },
      });
      await tx.invitation.updateMany({
        where: { classId, id: { in: [...invitationIds] }, sectionId: null },
        data: { sectionId: id },
      });
      const assignments = await tx.assignment.findMany({
        where: { classId, id: { in: extensions.map(({ assignmentId }) => assignmentId) } },
        select: { id: true },
      });
      const known = new Set(assignments.map((assignment) => assignment.id));
      const kept = extensions.filter(({ assignmentId }) => known.has(assignmentId));
      await tx.extension.createMany({ data: kept.map((extension) => ({ ...extension, sectionId: id })) });
      await notifyClass(tx, classId);
      const details = { section: name, students: count, extensions: kept.length };
      await recordAudit(tx, { actor: viewer, action: 'section.restore', classId, details });
    }),
  );
}

/** Where a student is, or is to be; null: in no section. */
export interface Placement {
  readonly userId: string;
  readonly sectionId: string | null;
}

/**
 * Moves students between sections; returns where those moved were before, which undoes it. Who is not in the class is
 * passed over.
 * @throws NotFound
 */
export async function placeStudents(
  { viewer, classId }: ClassInstructor,
  placements: readonly Placement[],
): Promise<readonly Placement[]> {
  const db = await database();
  return db.$transaction(async (tx) => {
    const sections = await tx.section.findMany({ where: { classId }, select: { id: true, name: true } });
    const nameOf = new Map(sections.map(({ id, name }) => [id, name]));
    const asked = new Map(placements.map(({ userId, sectionId }) => [userId, sectionId]));
    for (const sectionId of new Set(asked.values()))
      if (sectionId !== null && !nameOf.has(sectionId)) throw noSection();
    const present = await tx.enrolment.findMany({
      where: { classId, userId: { in: [...asked.keys()].filter(isUuid) }, role: 'student', removedAt: null },
      select: { userId: true, sectionId: true },
    });
    const moved = present.filter(({ userId, sectionId }) => asked.get(userId) !== sectionId);
    for (const sectionId of new Set(asked.values())) {
      const userIds = moved.filter(({ userId }) => asked.get(userId) === sectionId).map(({ userId }) => userId);
      await tx.enrolment.updateMany({ where: { classId, userId: { in: userIds } }, data: { sectionId } });
    }
    if (moved.length > 0) await notifyClass(tx, classId);
    const label = (sectionId: string | null | undefined) => (sectionId ? (nameOf.get(sectionId) ?? null) : null);
    await recordAudits(
      tx,
      moved.map(({ userId, sectionId }) => ({
        actor: viewer,
        action: 'student.move',
        classId,
        subjectId: userId,
        details: { from: label(sectionId), to: label(asked.get(userId)) },
      })),
    );
    return moved;
  });
}

const noSection = () =>
  new NotFound('There is no such section in this class. It may have been deleted: reload the page.');

async function getSection(db: Prisma.TransactionClient, classId: string, id: string): Promise<{ name: string }> {
  const found = isUuid(id) ? await db.section.findFirst({ where: { id, classId }, select: { name: true } }) : null;
  if (!found) throw noSection();
  return found;
}

async function naming<T>(name: string, store: () => Promise<T>): Promise<T> {
  try {
    return await store();
  } catch (error) {
    if (isUniqueViolation(error)) throw taken(name);
    throw error;
  }
}
