/** Classes: made by instructors, each seen by its own staff only. */
import { randomInt } from 'node:crypto';
import { isUniqueViolation } from '@/lib/auth/database-errors';
import { requireClassInstructor, requireClassStaff, requireInstructor } from '@/lib/auth/guards.server';
import type { ClassRole } from '@/lib/auth/policy';
import type { Viewer } from '@/lib/auth/viewer';
import { database } from '@/lib/db.server';
import { makeJoinCode } from './join-code';

export interface ClassSummary {
  readonly id: string;
  readonly name: string;
  /** As stored; show it by `formatJoinCode`. */
  readonly joinCode: string;
  /** Made by `npm run demo`: its students are invented. */
  readonly demo: boolean;
  readonly students: number;
}

export interface ClassView extends Omit<ClassSummary, 'students'> {
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

/** Creates a class with the viewer as its instructor and returns its id. @throws NotSignedIn, Forbidden */
export async function createClass(viewer: Viewer, name: string): Promise<string> {
  const instructor = requireInstructor(viewer);
  const { class: classes } = await database();
  return withFreshJoinCode(async (joinCode) => {
    const enrolments = { create: { userId: instructor.id, role: 'instructor' as const } };
    return (await classes.create({ data: { name, joinCode, enrolments }, select: { id: true } })).id;
  });
}

/** Ends the old code at once and returns the new one. @throws NotSignedIn, NotFound, Forbidden */
export async function renewJoinCode(viewer: Viewer, classId: string): Promise<string> {
  await requireClassInstructor(viewer, classId);
  const { class: classes } = await database();
  return withFreshJoinCode(async (joinCode) => {
    await classes.update({ where: { id: classId }, data: { joinCode } });
    return joinCode;
  });
}

/** The classes that the viewer is staff of, newest first; archived ones are left out. @throws NotSignedIn, Forbidden */
export async function listOwnClasses(viewer: Viewer): Promise<readonly ClassSummary[]> {
  const { class: classes } = await database();
  const rows = await classes.findMany({
    where: {
      archivedAt: null,
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
  return rows.map(({ _count, ...row }) => ({ ...row, students: _count.enrolments }));
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

/** @throws NotSignedIn; NotFound for a class that the viewer is not staff of */
export async function getClass(viewer: Viewer, classId: string): Promise<ClassView> {
  await requireClassStaff(viewer, classId);
  const { class: classes, enrolment } = await database();
  const [found, own, students] = await Promise.all([
    classes.findUniqueOrThrow({ where: { id: classId }, select: { id: true, name: true, joinCode: true, demo: true } }),
    enrolment.findFirst({ where: { classId, userId: viewer.id }, select: { role: true } }),
    enrolment.findMany({
      where: { classId, ...activeStudents },
      select: { createdAt: true, user: { select: { id: true, name: true, email: true } } },
      orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    }),
  ]);
  return {
    ...found,
    role: own?.role === 'instructor' ? 'instructor' : 'assistant',
    students: students.map(({ createdAt, user }) => ({ ...user, joinedAt: createdAt })),
  };
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
