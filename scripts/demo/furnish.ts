/** What makes the demo class more than a list of students: sections, assignments with due dates, drafts, an extension. */
import { z } from 'zod';
import { seededRandom } from '@/lib/core/numeric/random';
import { database } from '@/lib/platform/db/database.server';
import type { Prisma } from '@/prisma/generated/client';
import type { DemoAttempt, DemoExercise } from './plan';

const dayMs = 24 * 60 * 60_000;
/** From now, for each quarter of the course: close enough that some were late. */
const dueDays = [-21, -15, -7, 3];
const sectionNames = ['Monday', 'Tuesday', 'Thursday'];

/** `students`: ids in the plan's order. */
export async function furnish(
  students: readonly string[],
  exercises: readonly DemoExercise[],
  plan: readonly DemoAttempt[],
  now: Date,
): Promise<void> {
  const db = await database();
  const { id: classId } = await db.class.findFirstOrThrow({ where: { demo: true }, select: { id: true } });
  await placeInSections(classId, students);
  const exerciseIds = await assignCourse(classId, now);
  await extend(classId, students[1], now);
  const drafts = [
    ...plan.map((attempt) => ({ ...attempt, begun: false })),
    ...beginNext(students, exercises, plan, now),
  ];
  await keepDrafts(students, drafts, exerciseIds);
}

/**
 * What needs verdicts first: a score set by hand, comments, and a browser that had claimed another verdict than the one it
 * got.
 */
export async function annotate(): Promise<void> {
  const db = await database();
  const { id: classId } = await db.class.findFirstOrThrow({ where: { demo: true }, select: { id: true } });
  const instructor = await db.user.findFirst({ where: { demo: true, role: 'instructor' }, select: { id: true } });
  const stuck = await db.progress.findFirst({
    where: { passedAt: null, attempts: { gte: 5 }, user: { demo: true } },
    orderBy: [{ attempts: 'desc' }, { userId: 'asc' }],
  });
  if (!stuck || !instructor) return;
  const { userId, exerciseId, maxScore } = stuck;
  const reason = 'Explained it at the board.';
  await db.scoreOverride.create({
    data: { classId, userId, exerciseId, score: maxScore - 1, maxScore, reason, byId: instructor.id },
  });
  const claimed = await db.attempt.findFirst({
    where: { userId, exerciseId, state: 'verified' },
    orderBy: { submittedAt: 'desc' },
    select: { id: true, source: true, report: true },
  });
  if (claimed) await comment(classId, instructor.id, claimed);
  const report =
    claimed && z.object({ checks: z.array(z.object({ name: z.string() })) }).safeParse(claimed.report).data;
  if (!report) return;
  const checks = report.checks.map(({ name }) => ({ name, outcome: 'passed' }));
  await db.attempt.update({ where: { id: claimed.id }, data: { provisional: { checks }, disagrees: true } });
}

/** On the whole, and on the line that gives the result. */
async function comment(classId: string, authorId: string, attempt: { readonly id: string; readonly source: string }) {
  const result = attempt.source.split('\n').findIndex((line) => /\breturn\b/.test(line));
  const of = { classId, authorId, attemptId: attempt.id };
  const { comment: comments } = await database();
  await comments.createMany({
    data: [
      {
        ...of,
        line: null,
        body: 'You were closer before: look back at your best attempt. What did your changes since do to the **gradients**?',
      },
      ...(result < 0
        ? []
        : [
            {
              ...of,
              line: result + 1,
              body: 'Try this line on paper, with a batch of **two** examples, before the next try.',
            },
          ]),
    ],
  });
}

async function placeInSections(classId: string, students: readonly string[]): Promise<void> {
  const db = await database();
  for (const [index, name] of sectionNames.entries()) {
    const { id: sectionId } = await db.section.create({ data: { classId, name } });
    const userIds = students.filter((_, student) => student % sectionNames.length === index);
    await db.enrolment.updateMany({ where: { classId, userId: { in: userIds } }, data: { sectionId } });
  }
}

/** Two or three exercises a week, the last ones not due yet. Returns the exercises' ids by slug. */
async function assignCourse(classId: string, now: Date): Promise<ReadonlyMap<string, string>> {
  const db = await database();
  const exercises = await db.exercise.findMany({
    where: { published: true, ownerId: null, classId: null },
    select: { id: true, slug: true },
    orderBy: { position: 'asc' },
  });
  const evening = new Date(now).setUTCHours(22, 59, 0, 0);
  await db.assignment.createMany({
    data: exercises.map(({ id: exerciseId }, position) => {
      const day = dueDays[Math.floor((position * dueDays.length) / exercises.length)] ?? 0;
      const dueAt = new Date(evening + day * dayMs);
      const opensAt = new Date(dueAt.getTime() - 14 * dayMs);
      const terms = { points: 10, opensAt, dueAt, latePolicy: 'percentPerDay' as const, latePercent: 10 };
      return { classId, exerciseId, position, ...terms };
    }),
  });
  return new Map(exercises.map(({ id, slug }) => [slug, id]));
}

async function extend(classId: string, userId: string | undefined, now: Date): Promise<void> {
  const db = await database();
  const last = await db.assignment.findFirst({ where: { classId, dueAt: { lt: now } }, orderBy: { position: 'desc' } });
  if (!last?.dueAt || !userId) return;
  const dueAt = new Date(last.dueAt.getTime() + 7 * dayMs);
  await db.extension.create({ data: { assignmentId: last.id, userId, dueAt, reason: 'Ill for a week.' } });
}

/** One in six has opened the next exercise and changed something. */
function beginNext(
  students: readonly string[],
  exercises: readonly DemoExercise[],
  plan: readonly DemoAttempt[],
  now: Date,
): readonly (DemoAttempt & { readonly begun: true })[] {
  const tried = new Set(plan.map(({ student, slug }) => `${student} ${slug}`));
  return [...students.keys()]
    .filter((student) => student % 6 === 0)
    .flatMap((student) => {
      const next = exercises.find(({ slug }) => !tried.has(`${student} ${slug}`));
      if (!next) return [];
      const submittedAt = new Date(now.getTime() - (1 + (student % 20)) * 60 * 60_000);
      return [{ student, slug: next.slug, source: `${next.starter}\n// First thoughts`, submittedAt, begun: true }];
    });
}

/** The code as last written, with some minutes of work for each attempt. */
async function keepDrafts(
  students: readonly string[],
  work: readonly (DemoAttempt & { readonly begun: boolean })[],
  exerciseIds: ReadonlyMap<string, string>,
): Promise<void> {
  const random = seededRandom('drafts');
  const drafts = new Map<string, Prisma.DraftCreateManyInput>();
  for (const { student, slug, source, submittedAt: savedAt, begun } of work) {
    const [userId, exerciseId] = [students[student], exerciseIds.get(slug)];
    if (!userId || !exerciseId) continue;
    const before = drafts.get(`${student} ${slug}`);
    const seconds = begun ? 60 : 300 + Math.round(500 * random.uniform());
    const activeSeconds = (before?.activeSeconds ?? 0) + seconds;
    drafts.set(`${student} ${slug}`, {
      ...{ userId, exerciseId, source, savedAt, activeSeconds },
      version: (before?.version ?? 0) + 1,
    });
  }
  const { draft } = await database();
  await draft.createMany({ data: [...drafts.values()] });
}
