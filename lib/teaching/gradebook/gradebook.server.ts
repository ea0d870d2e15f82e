/**
 * A class's scores: every student against every assignment, after lateness and overrides. A fixed number of queries
 * whatever the size of the class, none of which reads attempts (see `Progress.improvements`).
 */

import 'server-only';
import { type Override, scoreAssignment } from '@/lib/core/scoring/score';
import { effectiveDueAt, type Whose } from '@/lib/core/scoring/terms';
import { ofCourse, published } from '@/lib/learning/catalogue/visible.server';
import { database } from '@/lib/platform/db/database.server';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import type { Grade, Gradebook, GradebookFrame, GradeColumn, GradeRow } from './gradebook';
import { type ByStudent, byStudent, nothing, readExerciseWork, readLessonWork, type Work } from './work.server';

/** Of all students, or of some. */
export async function getGradebook({ classId }: ClassStaff, only?: readonly string[]): Promise<Gradebook> {
  return readGradebook(classId, only);
}

/** For files that leave: without those whose data was erased, since no other system finds them by what is left. */
export async function getGradebookOfNamed({ classId }: ClassStaff): Promise<Gradebook> {
  const { enrolment } = await database();
  const named = await enrolment.findMany({
    where: { classId, role: 'student', removedAt: null, user: { erasedAt: null } },
    select: { userId: true },
  });
  return readGradebook(
    classId,
    named.map(({ userId }) => userId),
  );
}

/** Who and what, without the scores: for pages that need no more than that. */
export async function getGradebookFrame({ classId }: ClassStaff): Promise<GradebookFrame> {
  return readFrame(classId);
}

/** Does not ask who reads. For callers that have asked already. */
export async function readGradebook(classId: string, only?: readonly string[]): Promise<Gradebook> {
  const frame = await readFrame(classId, only);
  const { columns } = frame;
  const [worked, answered, overrides] = await Promise.all([
    readExerciseWork(classId, columns, only),
    readLessonWork(classId, columns, only),
    readOverrides(classId, only),
  ]);
  const students = frame.students.map((student): GradeRow => {
    const [own, lessons, set] = [worked.get(student.id), answered.get(student.id), overrides.get(student.id)];
    const whose = { userId: student.id, sectionId: student.sectionId };
    const grades = columns.map((column) => {
      const ofExercise = column.part === 'exercise';
      const work = (ofExercise ? own : lessons)?.get(column.exerciseId) ?? nothing;
      const override = (ofExercise && set?.get(column.exerciseId)) || null;
      return gradeOf(column, whose, work, override);
    });
    return { ...student, grades };
  });
  return { ...frame, students };
}

/** Field by field: spreading objects into ten thousand of these took longer than all the queries. */
function gradeOf(column: GradeColumn, whose: Whose, work: Work, override: Override | null): Grade {
  const dueAt = effectiveDueAt(column, column.extensions, whose);
  const { points, earned, counting } = scoreAssignment(column, dueAt, work.improvements, override);
  const { state, attempts, triesToPass, firstTriedAt, passedAt, lastAttemptAt } = work;
  return {
    points,
    earned,
    counting,
    override,
    dueAt,
    state,
    attempts,
    triesToPass,
    firstTriedAt,
    passedAt,
    lastAttemptAt,
  };
}

async function readFrame(classId: string, only?: readonly string[]): Promise<GradebookFrame> {
  const db = await database();
  const [found, rows, enrolments] = await Promise.all([
    db.class.findUniqueOrThrow({ where: { id: classId }, select: { name: true, timeZone: true } }),
    readColumns(classId, only),
    db.enrolment.findMany({
      where: { classId, role: 'student', removedAt: null, ...(only ? { userId: { in: [...only] } } : {}) },
      select: {
        schoolId: true,
        section: { select: { id: true, name: true } },
        user: { select: { id: true, name: true, email: true } },
      },
      orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    }),
  ]);
  const students = enrolments.map(({ user, section, schoolId }) => ({
    ...user,
    schoolId,
    sectionId: section?.id ?? null,
    section: section?.name ?? null,
  }));
  const { name: className, timeZone } = found;
  return { className, timeZone, columns: rows.map((row) => ({ ...row, timeZone })), students };
}

/** Before it is known which class it is for. */
type ColumnRow = Omit<GradeColumn, 'timeZone'>;

const exerciseColumns = { id: true, slug: true, title: true } as const;

async function readColumns(classId: string, only?: readonly string[]): Promise<readonly ColumnRow[]> {
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
      exercise: { select: exerciseColumns },
      extensions: {
        where: only ? { OR: [{ userId: null }, { userId: { in: [...only] } }] } : {},
        select: { userId: true, sectionId: true, dueAt: true },
      },
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  if (rows.length === 0) return courseColumns();
  return rows.map(({ id, exercise, ...row }) => ({
    ...row,
    assignmentId: id,
    exerciseId: exercise.id,
    slug: exercise.slug,
    title: exercise.title,
  }));
}

async function courseColumns(): Promise<readonly ColumnRow[]> {
  const { exercise } = await database();
  const rows = await exercise.findMany({
    where: { ...published, ...ofCourse },
    select: { ...exerciseColumns, currentRevision: { select: { maxScore: true } } },
    orderBy: { position: 'asc' },
  });
  return rows.map(({ id, currentRevision, ...row }) => ({
    ...row,
    assignmentId: null,
    exerciseId: id,
    part: 'exercise',
    points: currentRevision?.maxScore ?? 0,
    opensAt: null,
    dueAt: null,
    latePolicy: 'none',
    latePercent: 0,
    extensions: [],
  }));
}

async function readOverrides(classId: string, only?: readonly string[]): Promise<ByStudent<Override>> {
  const { scoreOverride } = await database();
  const rows = await scoreOverride.findMany({
    where: { classId, endedAt: null, ...(only ? { userId: { in: [...only] } } : {}) },
    select: { userId: true, exerciseId: true, score: true, maxScore: true, reason: true },
  });
  return byStudent(rows, ([row]) => ({
    score: row?.score ?? 0,
    maxScore: row?.maxScore ?? 0,
    reason: row?.reason ?? '',
  }));
}
