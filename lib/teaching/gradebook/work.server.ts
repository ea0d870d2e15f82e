/** What students did in each column: exercises from their progress, lessons from their answers. */
import 'server-only';
import { readImprovements } from '@/lib/core/scoring/improvements';
import { lessonImprovements } from '@/lib/core/scoring/lesson';
import { getFullRevision } from '@/lib/learning/catalogue/revisions.server';
import { database } from '@/lib/platform/db/database.server';
import { Prisma } from '@/prisma/generated/client';
import type { Grade, GradeColumn } from './gradebook';
import { type AttemptsSummary, readSinceOpening } from './since-opening.server';

/** What was done in a column, before terms and overrides. */
export type Work = Pick<Grade, 'state' | 'attempts' | 'triesToPass' | 'firstTriedAt' | 'passedAt' | 'lastAttemptAt'> & {
  readonly improvements: ReturnType<typeof readImprovements>;
};

export const nothing: Work = {
  state: 'notStarted',
  attempts: 0,
  triesToPass: null,
  firstTriedAt: null,
  passedAt: null,
  lastAttemptAt: null,
  improvements: [],
};

const ofClass = (classId: string, only?: readonly string[]) => ({
  ...(only ? { userId: { in: [...only] } } : {}),
  user: { enrolments: { some: { classId, role: 'student' as const, removedAt: null } } },
});

export async function readExerciseWork(
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
export async function readLessonWork(
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
export type ByStudent<T> = ReadonlyMap<string, ReadonlyMap<string, T>>;

export function byStudent<Row extends { readonly userId: string; readonly exerciseId: string }, T>(
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
