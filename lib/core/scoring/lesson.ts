/** A lesson given as an assignment is scored by its concept questions: the share answered right, as time went on. */
import type { Improvement } from './score';

export interface QuestionAnswered {
  readonly correctFirst: boolean;
  readonly correctLast: boolean;
  readonly firstAnsweredAt: Date;
  readonly answeredAt: Date;
}

/**
 * The score after each question that came right. One that was right at the first try counts from then, however often it
 * is looked at again; one that is wrong by now counts no longer. `questions`: how many the lesson has.
 */
export function lessonImprovements(answers: readonly QuestionAnswered[], questions: number): readonly Improvement[] {
  return answers
    .filter(({ correctLast }) => correctLast)
    .map(({ correctFirst, firstAnsweredAt, answeredAt }) => (correctFirst ? firstAnsweredAt : answeredAt))
    .toSorted((a, b) => a.getTime() - b.getTime())
    .map((at, index) => ({ attemptId: '', at, score: index + 1, maxScore: questions }));
}
