/** Classes: made by instructors, each seen by its own staff only. */
import 'server-only';
import { randomInt } from 'node:crypto';
import { makeJoinCode } from '@/lib/people/joining/join-code';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { isUniqueViolation } from '@/lib/platform/db/database-errors';
import { notifyClass } from '@/lib/platform/live/notify.server';
import type { ClassInstructor, ClassStaff, Instructor } from '@/lib/platform/session/capabilities';
import type { ClassRole } from '@/lib/platform/session/policy';
import type { Viewer } from '@/lib/platform/session/viewer';

export interface ClassSummary {
  readonly id: string;
  readonly name: string;
  /** As stored; show it by `formatJoinCode`. */
  readonly joinCode: string;
  /** Made by `npm run demo`: its students are invented. */
  readonly demo: boolean;
  readonly archived: boolean;
  readonly students: number;
}

export interface ClassView extends Omit<ClassSummary, 'students'> {
  /** IANA. */
  readonly timeZone: string;
  /** The viewer's own. */
  readonly role: Exclude<ClassRole, 'student'>;
  /** By name; removed ones are left out. */
  readonly students: readonly ClassStudent[];
}

export interface ClassStudent {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly joinedAt: Date;
}

const activeStudents = { role: 'student', removedAt: null } as const;

/**
 * Creates a class with the viewer as its instructor and returns its id. `timeZone`: IANA, checked by whoever read it.
 */
export async function createClass(instructor: Instructor, name: string, timeZone = 'UTC'): Promise<string> {
  const db = await database();
  return withFreshJoinCode((joinCode) =>
    db.$transaction(async (tx) => {
      const enrolments = { create: { userId: instructor.id, role: 'instructor' as const } };
      const data = { name, joinCode, timeZone, enrolments };
      const { id } = await tx.class.create({ data, select: { id: true } });
      await recordAudit(tx, { actor: instructor, action: 'class.create', classId: id, details: { name } });
      return id;
    }),
  );
}

/** Ends the old code and the old link at once and returns the new code. */
export async function renewJoinCode({ viewer, classId }: ClassInstructor): Promise<string> {
  const db = await database();
  return withFreshJoinCode((joinCode) =>
    db.$transaction(async (tx) => {
      await tx.class.update({ where: { id: classId }, data: { joinCode } });
      await recordAudit(tx, { actor: viewer, action: 'class.renewJoinCode', classId });
      return joinCode;
    }),
  );
}

/** What the settings of a class hold. Only what differs is changed and recorded. */
export async function changeClass(
  { viewer, classId }: ClassInstructor,
  settings: { readonly name: string; readonly timeZone: string },
): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    const select = { name: true, timeZone: true };
    const before = await tx.class.findUniqueOrThrow({ where: { id: classId }, select });
    await tx.class.update({ where: { id: classId }, data: settings });
    const changes = [
      { action: 'class.rename', from: before.name, to: settings.name },
      { action: 'class.timeZone', from: before.timeZone, to: settings.timeZone },
    ] as const;
    await notifyClass(tx, classId);
    for (const { action, from, to } of changes)
      if (from !== to) await recordAudit(tx, { actor: viewer, action, classId, details: { from, to } });
  });
}

/** Nobody joins an archived class; all else stays to be read. Again is harmless. */
export async function archiveClass(staff: ClassInstructor): Promise<void> {
  await setArchived(staff, true);
}

export async function restoreClass(staff: ClassInstructor): Promise<void> {
  await setArchived(staff, false);
}

async function setArchived({ viewer, classId }: ClassInstructor, archived: boolean): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    const { count } = await tx.class.updateMany({
      where: { id: classId, archivedAt: archived ? null : { not: null } },
      data: { archivedAt: archived ? new Date() : null },
    });
    const action = archived ? 'class.archive' : 'class.restore';
    if (count > 0) await recordAudit(tx, { actor: viewer, action, classId });
  });
}

/** The classes that the viewer is staff of, newest first. */
export async function listOwnClasses(
  viewer: Viewer,
  { archived = false }: { readonly archived?: boolean } = {},
): Promise<readonly ClassSummary[]> {
  const { class: classes } = await database();
  const rows = await classes.findMany({
    where: {
      archivedAt: archived ? { not: null } : null,
      enrolments: { some: { userId: viewer.id, role: { not: 'student' }, removedAt: null } },
    },
    select: {
      id: true,
      name: true,
      joinCode: true,
      demo: true,
      _count: { select: { enrolments: { where: activeStudents } } },
    },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, archived, students: _count.enrolments }));
}

/** The classes that the viewer is a student of. */
export async function listJoinedClasses(
  viewer: Viewer,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { class: classes } = await database();
  return classes.findMany({
    where: { archivedAt: null, enrolments: { some: { ...activeStudents, userId: viewer.id } } },
    select: { id: true, name: true },
    orderBy: { createdAt: 'asc' },
  });
}

export async function getClass(staff: ClassStaff): Promise<ClassView> {
  const { classId } = staff;
  const found = await getClassSettings(staff);
  const { enrolment } = await database();
  const students = await enrolment.findMany({
    where: { classId, ...activeStudents },
    select: { createdAt: true, user: { select: { id: true, name: true, email: true } } },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
  });
  return { ...found, students: students.map(({ createdAt, user }) => ({ ...user, joinedAt: createdAt })) };
}

/** The class itself, without its students. */
export async function getClassSettings({ classId, role }: ClassStaff): Promise<Omit<ClassView, 'students'>> {
  const { class: classes } = await database();
  const { archivedAt, ...found } = await classes.findUniqueOrThrow({ where: { id: classId }, select: settings });
  return { ...found, archived: archivedAt !== null, role };
}

const settings = { id: true, name: true, joinCode: true, demo: true, timeZone: true, archivedAt: true } as const;

/** What stands above every page of the class. */
export async function getClassHead({
  classId,
}: ClassStaff): Promise<{ readonly name: string; readonly archived: boolean; readonly timeZone: string }> {
  const { class: classes } = await database();
  const select = { name: true, archivedAt: true, timeZone: true };
  const { archivedAt, ...head } = await classes.findUniqueOrThrow({ where: { id: classId }, select });
  return { ...head, archived: archivedAt !== null };
}

/** Tries codes until one is free; with 8·10^10 of them the second try is already rare. */
async function withFreshJoinCode<T>(store: (joinCode: string) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store(makeJoinCode(randomInt));
    } catch (error) {
      if (!isUniqueViolation(error) || attempt === 5) throw error;
    }
  }
}
