/** What a token's owner may read of their classes. A token for one class sees no other. */

import 'server-only';
import { seenByClass } from '@/lib/learning/catalogue/visible.server';
import { database } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import { getGradebook } from '@/lib/teaching/gradebook/gradebook.server';
import type { Prisma } from '@/prisma/generated/client';
import type {
  AssignmentResource,
  AttemptDetailResource,
  AttemptResource,
  ClassResource,
  GradeResource,
  StudentResource,
} from './resources';
import type { ApiCaller } from './tokens.server';

const activeStudent = { role: 'student', removedAt: null } as const;

const classColumns = {
  id: true,
  name: true,
  timeZone: true,
  archivedAt: true,
  sections: { select: { id: true, name: true }, orderBy: { name: 'asc' } },
  _count: { select: { enrolments: { where: activeStudent } } },
} satisfies Prisma.ClassSelect;

/** Newest first, archived ones too. */
export async function readClasses({ viewer, classId }: ApiCaller): Promise<readonly ClassResource[]> {
  const db = await database();
  const rows = await db.class.findMany({
    where: {
      ...(classId === null ? {} : { id: classId }),
      enrolments: { some: { userId: viewer.id, role: { not: 'student' }, removedAt: null } },
    },
    select: classColumns,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(toClass);
}

export async function readClass({ classId }: ClassStaff): Promise<ClassResource> {
  const db = await database();
  return toClass(await db.class.findUniqueOrThrow({ where: { id: classId }, select: classColumns }));
}

/** By name. */
export async function readStudents({ classId }: ClassStaff): Promise<readonly StudentResource[]> {
  const { enrolment } = await database();
  const rows = await enrolment.findMany({
    where: { classId, ...activeStudent },
    select: {
      schoolId: true,
      createdAt: true,
      section: { select: { name: true } },
      user: { select: { id: true, name: true, email: true } },
    },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
  });
  return rows.map(({ user, section, schoolId, createdAt }) => ({
    ...user,
    section: section?.name ?? null,
    schoolId,
    joinedAt: createdAt.toISOString(),
  }));
}

/** In the class's order. */
export async function readAssignments({ classId }: ClassStaff): Promise<readonly AssignmentResource[]> {
  const { assignment } = await database();
  const rows = await assignment.findMany({
    where: { classId, removedAt: null },
    select: {
      id: true,
      part: true,
      points: true,
      opensAt: true,
      dueAt: true,
      latePolicy: true,
      latePercent: true,
      exercise: { select: { slug: true, title: true } },
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ exercise, opensAt, dueAt, ...row }) => ({
    ...row,
    exercise: exercise.slug,
    title: exercise.title,
    opensAt: opensAt?.toISOString() ?? null,
    dueAt: dueAt?.toISOString() ?? null,
  }));
}

/** By student, in the class's order. */
export async function readGrades(staff: ClassStaff): Promise<readonly GradeResource[]> {
  const { columns, students } = await getGradebook(staff);
  return students.flatMap((student) =>
    student.grades.flatMap((grade, index) => {
      const column = columns[index];
      if (!column) return [];
      return {
        studentId: student.id,
        assignmentId: column.assignmentId,
        exercise: column.slug,
        part: column.part,
        state: grade.state,
        points: grade.points,
        maxPoints: column.points,
        earned: grade.earned,
        daysLate: grade.counting?.days ?? 0,
        latePenalty: grade.counting?.penalty ?? 0,
        overrideReason: grade.override?.reason ?? null,
        attemptId: grade.counting?.attemptId || null, // a lesson's score has none
        dueAt: grade.dueAt?.toISOString() ?? null,
      };
    }),
  );
}

export interface AttemptFilter {
  readonly student?: string | undefined;
  readonly exercise?: string | undefined;
  /** Id of the last attempt of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

const attemptColumns = {
  id: true,
  userId: true,
  revisionId: true,
  state: true,
  submittedAt: true,
  verifiedAt: true,
  outcome: true,
  score: true,
  maxScore: true,
  mistake: true,
  exercise: { select: { slug: true } },
} satisfies Prisma.AttemptSelect;

/** Newest first, a page at a time. */
export async function readAttempts(
  { classId }: ClassStaff,
  { student, exercise, after, limit }: AttemptFilter,
): Promise<{ readonly attempts: readonly AttemptResource[]; readonly next: string | null }> {
  const { attempt } = await database();
  const rows = await attempt.findMany({
    where: {
      ...ofClass(classId),
      ...(student === undefined ? {} : { userId: student }),
      exercise: { ...(exercise === undefined ? {} : { slug: exercise }), ...seenByClass(classId) },
    },
    select: attemptColumns,
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    ...(after === undefined ? {} : { cursor: { id: after }, skip: 1 }),
    take: limit + 1,
  });
  const attempts = rows.slice(0, limit).map(toAttempt);
  return { attempts, next: rows.length > limit ? (attempts.at(-1)?.id ?? null) : null };
}

/** @throws NotFound for an attempt by nobody of the class */
export async function readAttempt({ classId }: ClassStaff, id: string): Promise<AttemptDetailResource> {
  const { attempt } = await database();
  const row = isUuid(id)
    ? await attempt.findFirst({
        where: { id, ...ofClass(classId), exercise: seenByClass(classId) },
        select: { ...attemptColumns, source: true, report: true },
      })
    : null;
  if (!row) throw new NotFound('There is no such attempt in this class.');
  return { ...toAttempt(row), source: row.source, report: row.report };
}

const ofClass = (classId: string) => ({ user: { enrolments: { some: { classId, ...activeStudent } } } });

function toClass(row: Prisma.ClassGetPayload<{ select: typeof classColumns }>): ClassResource {
  const { id, name, timeZone, archivedAt, sections, _count } = row;
  return { id, name, timeZone, archived: archivedAt !== null, students: _count.enrolments, sections };
}

function toAttempt(row: Prisma.AttemptGetPayload<{ select: typeof attemptColumns }>): AttemptResource {
  const { userId, exercise, submittedAt, verifiedAt, ...rest } = row;
  return {
    ...rest,
    studentId: userId,
    exercise: exercise.slug,
    submittedAt: submittedAt.toISOString(),
    verifiedAt: verifiedAt?.toISOString() ?? null,
  };
}
