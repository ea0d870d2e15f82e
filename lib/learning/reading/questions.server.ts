/** Concept questions of the published exercises: what a viewer may see of them, their answers, and how far they are. */

import 'server-only';
import type { PublicQuestion } from '@/lib/core/exercise/revision';
import type { QuestionSpec } from '@/lib/core/exercise/schema';
import { type Answer, judge, type QuestionVerdict } from '@/lib/core/questions/judge';
import { publicQuestion } from '@/lib/core/questions/public';
import { findFullRevision, getCurrent, listFullExercises } from '@/lib/learning/catalogue/find.server';
import { requireOpen } from '@/lib/learning/catalogue/release.server';
import { getFullRevision } from '@/lib/learning/catalogue/revisions.server';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { notifyProgress } from '@/lib/platform/live/notify.server';
import type { Viewer } from '@/lib/platform/session/viewer';

export interface AskedQuestion {
  readonly question: PublicQuestion;
  /** The viewer's last answer with its verdict by the current revision; null where there is none, or none that still fits. */
  readonly saved: { readonly answer: Answer; readonly verdict: QuestionVerdict } | null;
}

/** In the author's order; none for a slug that is not published. `viewer` null: a visitor. */
export async function listQuestions(viewer: Viewer | null, slug: string): Promise<readonly AskedQuestion[]> {
  const { questionAnswer } = await database();
  const [revision, rows] = await Promise.all([
    findFullRevision(viewer, slug),
    viewer ? questionAnswer.findMany({ where: { userId: viewer.id, exercise: { slug } } }) : [],
  ]);
  const byQuestion = new Map(rows.map((row) => [row.question, row]));
  return (revision?.questions ?? []).map((question) => ({
    question: publicQuestion(question),
    saved: savedAnswer(question, byQuestion.get(question.id)),
  }));
}

function savedAnswer(
  question: QuestionSpec,
  row: { readonly chosen: number[]; readonly value: number | null } | undefined,
): AskedQuestion['saved'] {
  if (!row) return null;
  const answer: Answer =
    row.value === null ? { kind: 'options', chosen: row.chosen } : { kind: 'number', value: row.value };
  const verdict = judge(question, answer);
  return verdict && { answer, verdict };
}

/**
 * Judges an answer, and records it for whoever is signed in.
 * @throws NotFound for an unknown question; InvalidRequest for an answer that does not fit it
 */
export async function answerQuestion(
  viewer: Viewer | null,
  { slug, id }: { readonly slug: string; readonly id: string },
  answer: Answer,
): Promise<QuestionVerdict> {
  const { exerciseId, revisionId } = await getCurrent(viewer, slug);
  await requireOpen(viewer, slug, 'lesson');
  const question = (await getFullRevision(revisionId)).questions.find((other) => other.id === id);
  if (!question) throw new NotFound(`There is no question "${id.slice(0, 60)}" in this lesson.`);
  const verdict = judge(question, answer);
  if (!verdict) throw new InvalidRequest('This is no answer to the question: reload the page, it may have changed.');
  if (viewer) await record(viewer.id, exerciseId, id, answer, verdict.correct);
  return verdict;
}

async function record(userId: string, exerciseId: string, question: string, answer: Answer, correct: boolean) {
  const db = await database();
  const given = {
    chosen: answer.kind === 'options' ? [...answer.chosen] : [],
    value: answer.kind === 'number' ? answer.value : null,
  };
  const last = { ...given, correctLast: correct, answeredAt: new Date() };
  const key = { userId, exerciseId, question };
  await db.$transaction(async (tx) => {
    await tx.questionAnswer.createMany({ data: [{ ...key, ...last, correctFirst: correct }], skipDuplicates: true });
    const { correctLast } = await tx.questionAnswer.findUniqueOrThrow({
      where: { userId_exerciseId_question: key },
      select: { correctLast: true },
    });
    // Right again keeps its time: who goes through a lesson once more after its due date loses nothing.
    const changed = correct && correctLast ? given : last;
    await tx.questionAnswer.update({
      where: { userId_exerciseId_question: key },
      data: { ...changed, answers: { increment: 1 } },
    });
    await notifyProgress(tx, userId);
  });
}

export interface QuestionProgress {
  readonly slug: string;
  /** Questions of the lesson. */
  readonly total: number;
  readonly answered: number;
  /** Last answered right. */
  readonly correct: number;
}

/** The published exercises in course order, with how far the viewer is with their questions; a visitor is nowhere. */
export async function listQuestionProgress(viewer: Viewer | null): Promise<readonly QuestionProgress[]> {
  const { questionAnswer } = await database();
  const [exercises, rows] = await Promise.all([
    listFullExercises(),
    viewer
      ? questionAnswer.findMany({
          where: { userId: viewer.id },
          select: { question: true, correctLast: true, exercise: { select: { slug: true } } },
        })
      : [],
  ]);
  return exercises.map(({ slug, questions }) => {
    const asked = new Set(questions.map(({ id }) => id));
    const own = rows.filter(({ exercise, question }) => exercise.slug === slug && asked.has(question));
    const correct = own.filter(({ correctLast }) => correctLast).length;
    return { slug, total: asked.size, answered: own.length, correct };
  });
}
