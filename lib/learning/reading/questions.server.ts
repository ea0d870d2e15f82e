/** Concept questions of the published exercises: what a viewer may see of them, their answers, and how far they are. */

import 'server-only';
import type { PublicQuestion } from '@/lib/core/exercise/revision';
import type { QuestionSpec } from '@/lib/core/exercise/schema';
import { type Answer, judge, type QuestionVerdict } from '@/lib/core/questions/judge';
import { fromNames, type OptionOrder, toNames, verdictByNames } from '@/lib/core/questions/order';
import { publicQuestion } from '@/lib/core/questions/public';
import { findFullRevision, getCurrent, listFullExercises } from '@/lib/learning/catalogue/find.server';
import { requireOpen } from '@/lib/learning/catalogue/release.server';
import { getFullRevision } from '@/lib/learning/catalogue/revisions.server';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest, NotFound, TooManyRequests } from '@/lib/platform/http/errors';
import { rateLimit } from '@/lib/platform/limits/rate-limit.server';
import { notifyProgress } from '@/lib/platform/live/notify.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { optionOrder } from './option-order.server';

/** Options go by their names, outside of this file too. */
export interface CountedVerdict extends QuestionVerdict {
  /** Answers so far, this one included; null for visitors, whose tries their browser counts. */
  readonly tries: number | null;
}

export interface AskedQuestion {
  readonly question: PublicQuestion;
  /** The viewer's last answer with its verdict by the current revision; null where there is none, or none that still fits. */
  readonly saved: { readonly answer: Answer; readonly verdict: CountedVerdict } | null;
}

/**
 * In the lesson's order; none for a slug that is not published. `viewer` null: a visitor.
 * @param seed whose order of options it is
 */
export async function listQuestions(
  viewer: Viewer | null,
  slug: string,
  seed: string,
): Promise<readonly AskedQuestion[]> {
  const { questionAnswer } = await database();
  const [revision, rows] = await Promise.all([
    findFullRevision(viewer, slug),
    viewer ? questionAnswer.findMany({ where: { userId: viewer.id, exercise: { slug } } }) : [],
  ]);
  const byQuestion = new Map(rows.map((row) => [row.question, row]));
  return Promise.all(
    (revision?.questions ?? []).map(async (question) => {
      const order = await optionOrder(slug, question, seed);
      const row = byQuestion.get(question.id);
      return { question: publicQuestion(question, order), saved: row ? savedAnswer(question, row, order) : null };
    }),
  );
}

interface Row {
  readonly chosen: number[];
  readonly value: number | null;
  readonly answers: number;
}

function savedAnswer(question: QuestionSpec, row: Row, order: OptionOrder): AskedQuestion['saved'] {
  const answer: Answer =
    row.value === null ? { kind: 'options', chosen: row.chosen } : { kind: 'number', value: row.value };
  const verdict = judge(question, answer);
  return (
    verdict && {
      answer: toNames(answer, order),
      verdict: { ...verdictByNames(verdict, order), tries: row.answers },
    }
  );
}

/** Enough for anybody who reads the explanations, too few to try everything out. */
const perPerson = rateLimit({ name: 'question by person', limit: 10, windowMs: 60_000 });
/** A classroom of visitors shares one address. */
const perAddress = rateLimit({ name: 'question by address', limit: 120, windowMs: 60_000 });

/** Counts a try at a question. @throws TooManyRequests */
async function countTry(viewer: Viewer | null, address: string, question: string): Promise<void> {
  const limit = viewer ? perPerson : perAddress;
  const key = `${viewer?.id ?? address} ${question}`;
  const wait = await limit.hit(key);
  if (wait > 0) throw new TooManyRequests('Many tries at one question. Read what was said, and try again later.', wait);
}

/** Where an answer comes from. */
export interface AnswerOrigin {
  readonly address: string;
  /** Wrong tries as a visitor, before signing in. */
  readonly earlierTries: number;
  /** Given before signing in: an answer that the account has already stays. */
  readonly asVisitor?: boolean;
}

/**
 * Judges an answer, and records it for whoever is signed in.
 * @throws NotFound for an unknown question; InvalidRequest for an answer that does not fit it; TooManyRequests
 */
export async function answerQuestion(
  viewer: Viewer | null,
  { slug, id }: { readonly slug: string; readonly id: string },
  named: Answer,
  { address, earlierTries, asVisitor = false }: AnswerOrigin,
): Promise<CountedVerdict> {
  const { exerciseId, revisionId } = await getCurrent(viewer, slug);
  await requireOpen(viewer, slug, 'lesson');
  const question = (await getFullRevision(revisionId)).questions.find((other) => other.id === id);
  if (!question) throw new NotFound(`There is no question "${id.slice(0, 60)}" in this lesson.`);
  const order = await optionOrder(slug, question, '');
  const answer = fromNames(named, order);
  const verdict = answer && judge(question, answer);
  if (!answer || !verdict) {
    throw new InvalidRequest('This is no answer to the question: reload the page, it may have changed.');
  }
  await countTry(viewer, address, `${exerciseId} ${id}`);
  const key = viewer && { userId: viewer.id, exerciseId, question: id };
  const tries = key && (await record(key, answer, verdict.correct, { earlierTries, asVisitor }));
  return { ...verdictByNames(verdict, order), tries };
}

interface AnswerKey {
  readonly userId: string;
  readonly exerciseId: string;
  readonly question: string;
}

/** Returns the answers so far. */
async function record(
  key: AnswerKey,
  answer: Answer,
  correct: boolean,
  { earlierTries, asVisitor }: { readonly earlierTries: number; readonly asVisitor: boolean },
): Promise<number> {
  const db = await database();
  const given = {
    chosen: answer.kind === 'options' ? [...answer.chosen] : [],
    value: answer.kind === 'number' ? answer.value : null,
  };
  const last = { ...given, correctLast: correct, answeredAt: new Date() };
  const first = { ...key, ...last, answers: earlierTries, correctFirst: correct && earlierTries === 0 };
  return db.$transaction(async (tx) => {
    const { count } = await tx.questionAnswer.createMany({ data: [first], skipDuplicates: true });
    const { correctLast, ...before } = await tx.questionAnswer.findUniqueOrThrow({
      where: { userId_exerciseId_question: key },
      select: { correctLast: true, answers: true },
    });
    if (asVisitor && count === 0) return before.answers;
    // Right again keeps its time: who goes through a lesson once more after its due date loses nothing.
    const changed = correct && correctLast ? given : last;
    const { answers } = await tx.questionAnswer.update({
      where: { userId_exerciseId_question: key },
      data: { ...changed, answers: { increment: 1 } },
      select: { answers: true },
    });
    await notifyProgress(tx, key.userId);
    return answers;
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
