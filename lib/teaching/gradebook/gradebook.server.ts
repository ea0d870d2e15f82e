/**
 * A class's scores: every student against every assignment, after lateness and overrides. A fixed number of queries
 * whatever the size of the class, none of which reads attempts (see `Progress.improvements`).
 */

import 'server-only';
import { readImprovements } from '@/lib/core/scoring/improvements';
import { lessonImprovements } from '@/lib/core/scoring/lesson';
import { type AssignmentScore, type Override, scoreAssignment } from '@/lib/core/scoring/score';
import { type ExtensionTerms, effectiveDueAt, type Terms, type Whose } from '@/lib/core/scoring/terms';
import { getFullRevision } from '@/lib/learning/catalogue/revisions.server';
import { ofCourse, published } from '@/lib/learning/catalogue/visible.server';
import { database } from '@/lib/platform/db/database.server';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import { Prisma } from '@/prisma/generated/client';
import { type AttemptsSummary, readSinceOpening } from './since-opening.server';

/** Without what anybody did. */
export interface GradebookFrame {
  readonly className: string;
  /** IANA name. */
  readonly timeZone: string;
  /** The assignments in the class's order; a class without any is graded on the course's exercises, never due. */
  readonly columns: readonly GradeColumn[];
  /** By name. */
  readonly students: readonly GradeStudent[];
}

export interface Gradebook extends GradebookFrame {
  readonly students: readonly GradeRow[];
}

export interface GradeColumn extends Terms {
  /** Null: the class has no assignments. */
  readonly assignmentId: string | null;
  readonly exerciseId: string;
  readonly slug: string;
  readonly title: string;
  readonly part: 'exercise' | 'lesson';
  readonly extensions: readonly ExtensionTerms[];
}

export interface GradeStudent {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** The school's own number or login. */
  readonly schoolId: string | null;
  readonly sectionId: string | null;
  readonly section: string | null;
}

export interface GradeRow extends GradeStudent {
  /** In the order of the columns. */
  readonly grades: readonly Grade[];
}

export interface Grade extends AssignmentScore {
  /** For this student. */
  readonly dueAt: Date | null;
  /** `tried`: there is work, but it has not passed. */
  readonly state: 'notStarted' | 'tried' | 'passed';
  /** Verified attempts; for a lesson, questions answered. */
  readonly attempts: number;
  readonly triesToPass: number | null;
  readonly firstTriedAt: Date | null;
  readonly passedAt: Date | null;
  readonly lastAttemptAt: Date | null;
}

/** What was done in a column, before terms and overrides. */
type Work = Pick<Grade, 'state' | 'attempts' | 'triesToPass' | 'firstTriedAt' | 'passedAt' | 'lastAttemptAt'> & {
  readonly improvements: ReturnType<typeof readImprovements>;
};

const nothing: Work = {
  state: 'notStarted',
  attempts: 0,
  triesToPass: null,
  firstTriedAt: null,
  passedAt: null,
  lastAttemptAt: null,
  improvements: [],
};

/** Of all students, or of some. */
export async function getGradebook({ classId }: ClassStaff, only?: readonly string[]): Promise<Gradebook> {
  return readGradebook(classId, only);
}

/** Who and what, without the scores: for pages that need no more than that. */
export async function getGradebookFrame({ classId }: ClassStaff): Promise<GradebookFrame> {
  return readFrame(classId);
}

/** Without asking who reads: for callers that have. */
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

const ofClass = (classId: string, only?: readonly string[]) => ({
  ...(only ? { userId: { in: [...only] } } : {}),
  user: { enrolments: { some: { classId, role: 'student' as const, removedAt: null } } },
});

async function readExerciseWork(
  classId: string,
  columns: readonly GradeColumn[],
  only?: readonly string[],
): Promise<ByStudent<Work>> {
  const exerciseIds = columns.filter(({ part }) => part === 'exercise').map(({ exerciseId }) => exerciseId);
  const db = await database();
  const rows = await db.$queryRaw<readonly { readonly userId: string; readonly work: readonly WorkRow[] }[]>`
    SELECT p."userId", json_agg(json_build_array(p."exerciseId", p.attempts, p."triesToPass", ${milliseconds('firstTriedAt')},
      ${milliseconds('passedAt')}, ${milliseconds('lastAttemptAt')}, p.improvements)) AS work
    FROM "Enrolment" AS e JOIN "Progress" AS p ON p."userId" = e."userId"
    WHERE e."classId" = ${classId}::uuid AND e.role = 'student' AND e."removedAt" IS NULL
      AND p."exerciseId" = ANY(${exerciseIds}::uuid[])
      ${only ? Prisma.sql`AND p."userId" = ANY(${[...only]}::uuid[])` : Prisma.empty}
    GROUP BY p."userId"`;
  const all = new Map(
    rows.map(({ userId, work }) => [userId, new Map(work.map((row) => [row[0], readWork(row)] as const))] as const),
  );
  return withoutEarlyTries(columns, all);
}

async function withoutEarlyTries(
  columns: readonly GradeColumn[],
  work: Map<string, Map<string, Work>>,
): Promise<ByStudent<Work>> {
  if (columns.every(({ opensAt }) => opensAt === null)) return work;
  const firstTried = new Map<string, Map<string, Date>>();
  for (const [userId, own] of work)
    firstTried.set(
      userId,
      new Map([...own].flatMap(([id, { firstTriedAt }]) => (firstTriedAt ? [[id, firstTriedAt]] : []))),
    );
  for (const [userId, own] of await readSinceOpening(columns, firstTried))
    for (const [exerciseId, since] of own) work.get(userId)?.set(exerciseId, since ? workOf(since) : nothing);
  return work;
}

const workOf = ({
  attempts,
  triesToPass,
  firstTriedAt,
  passedAt,
  lastAttemptAt,
  improvements,
}: AttemptsSummary): Work => ({
  state: passedAt === null ? 'tried' : 'passed',
  ...{ attempts, triesToPass, firstTriedAt, passedAt, lastAttemptAt },
  improvements: readImprovements(improvements),
});

/** Arrays, one row a student: through Prisma's own objects ten thousand of these took most of a class page's time. */
type WorkRow = readonly [
  exerciseId: string,
  attempts: number,
  triesToPass: number | null,
  firstTriedMs: number,
  passedMs: number | null,
  lastAttemptMs: number,
  improvements: unknown,
];

const milliseconds = (column: 'firstTriedAt' | 'passedAt' | 'lastAttemptAt') =>
  Prisma.raw(`round(extract(epoch FROM p."${column}") * 1000)::float8`);

function readWork([, attempts, triesToPass, first, passed, last, improvements]: WorkRow): Work {
  return {
    state: passed === null ? 'tried' : 'passed',
    attempts,
    triesToPass,
    firstTriedAt: new Date(first),
    passedAt: passed === null ? null : new Date(passed),
    lastAttemptAt: new Date(last),
    improvements: readImprovements(improvements),
  };
}

/** A lesson passes when every question of it was answered right. */
async function readLessonWork(
  classId: string,
  columns: readonly GradeColumn[],
  only?: readonly string[],
): Promise<ByStudent<Work>> {
  const exerciseIds = columns.filter(({ part }) => part === 'lesson').map(({ exerciseId }) => exerciseId);
  if (exerciseIds.length === 0) return new Map();
  const { exercise, questionAnswer } = await database();
  const [exercises, rows] = await Promise.all([
    exercise.findMany({ where: { id: { in: exerciseIds } }, select: { id: true, currentRevisionId: true } }),
    questionAnswer.findMany({ where: { exerciseId: { in: exerciseIds }, ...ofClass(classId, only) } }),
  ]);
  const asked = new Map<string, ReadonlySet<string>>();
  for (const { id, currentRevisionId } of exercises) {
    const revision = currentRevisionId ? await getFullRevision(currentRevisionId) : null;
    asked.set(id, new Set(revision?.questions.map((question) => question.id)));
  }
  const relevant = rows.filter(({ exerciseId, question }) => asked.get(exerciseId)?.has(question));
  return byStudent(relevant, (answers, exerciseId) => lessonWork(answers, asked.get(exerciseId)?.size ?? 0));
}

/** Student → exercise → what it is about. */
type ByStudent<T> = ReadonlyMap<string, ReadonlyMap<string, T>>;

function byStudent<Row extends { readonly userId: string; readonly exerciseId: string }, T>(
  rows: readonly Row[],
  combine: (rows: readonly Row[], exerciseId: string) => T,
): ByStudent<T> {
  const grouped = new Map<string, Map<string, Row[]>>();
  for (const row of rows) {
    const own = grouped.get(row.userId) ?? new Map<string, Row[]>();
    grouped.set(row.userId, own.set(row.exerciseId, [...(own.get(row.exerciseId) ?? []), row]));
  }
  const combined = (own: ReadonlyMap<string, readonly Row[]>) =>
    new Map([...own].map(([exerciseId, of]) => [exerciseId, combine(of, exerciseId)] as const));
  return new Map([...grouped].map(([userId, own]) => [userId, combined(own)] as const));
}

interface Answered {
  readonly correctFirst: boolean;
  readonly correctLast: boolean;
  readonly firstAnsweredAt: Date;
  readonly answeredAt: Date;
}

function lessonWork(answers: readonly Answered[], questions: number): Work {
  if (answers.length === 0) return nothing;
  const improvements = lessonImprovements(answers, questions);
  const complete = improvements.at(-1)?.score === questions;
  return {
    state: complete ? 'passed' : 'tried',
    attempts: answers.length,
    triesToPass: null,
    firstTriedAt: new Date(Math.min(...answers.map(({ firstAnsweredAt }) => firstAnsweredAt.getTime()))),
    passedAt: complete ? (improvements.at(-1)?.at ?? null) : null,
    lastAttemptAt: new Date(Math.max(...answers.map(({ answeredAt }) => answeredAt.getTime()))),
    improvements,
  };
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
