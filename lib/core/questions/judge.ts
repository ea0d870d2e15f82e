/** Judges an answer to a concept question. Pure; the question with its answers never leaves the server. */
import type { QuestionSpec } from '@/lib/core/exercise/schema';

/** Options by their index in the author's order, or a number. */
export type Answer =
  | { readonly kind: 'options'; readonly chosen: readonly number[] }
  | { readonly kind: 'number'; readonly value: number };

export interface Remark {
  /** The chosen option that it is about; null for a number. */
  readonly option: number | null;
  readonly right: boolean;
  /** Markdown. */
  readonly explanation: string;
}

export interface QuestionVerdict {
  readonly correct: boolean;
  /** Everything chosen is right, and more would have been: said without saying what. */
  readonly incomplete: boolean;
  /** About what was answered, and about nothing else; of a wrong choice of several, about one wrong option only. */
  readonly remarks: readonly Remark[];
}

/** Null where the answer does not fit the question: the wrong kind, an option that does not exist, or none. */
export function judge(question: QuestionSpec, answer: Answer): QuestionVerdict | null {
  switch (question.kind) {
    case 'single':
      return answer.kind === 'options' && answer.chosen.length === 1
        ? judgeSingle(question.options, answer.chosen)
        : null;
    case 'multiple':
      return answer.kind === 'options' && answer.chosen.length > 0
        ? judgeMultiple(question.options, answer.chosen)
        : null;
    case 'numeric':
      return answer.kind === 'number' && Number.isFinite(answer.value) ? judgeNumber(question, answer.value) : null;
  }
}

type Options = Extract<QuestionSpec, { kind: 'single' }>['options'];

/** Where an author marked several options as right, any of them will do. */
function judgeSingle(options: Options, chosen: readonly number[]): QuestionVerdict | null {
  const verdict = judgeOptions(options, chosen);
  return verdict && { ...verdict, correct: verdict.correct || verdict.incomplete, incomplete: false };
}

/** Ticking everything must not tell every option's verdict: of what is wrong, one is explained at a time. */
function judgeMultiple(options: Options, chosen: readonly number[]): QuestionVerdict | null {
  const verdict = judgeOptions(options, chosen);
  const wrong = verdict?.remarks.find(({ right }) => !right);
  return verdict && wrong ? { ...verdict, remarks: [wrong] } : verdict;
}

function judgeOptions(options: Options, chosen: readonly number[]): QuestionVerdict | null {
  const remarks: Remark[] = [];
  for (const index of [...new Set(chosen)].sort((a, b) => a - b)) {
    const option = options[index];
    if (!option) return null;
    remarks.push({ option: index, right: option.correct, explanation: option.explanation });
  }
  const isClean = remarks.every(({ right }) => right);
  const isAll = remarks.filter(({ right }) => right).length === options.filter(({ correct }) => correct).length;
  return { correct: isClean && isAll, incomplete: isClean && !isAll, remarks };
}

function judgeNumber(question: Extract<QuestionSpec, { kind: 'numeric' }>, value: number): QuestionVerdict {
  const isClose = (to: number) => Math.abs(value - to) <= question.tolerance + rounding * Math.abs(to);
  const correct = isClose(question.answer);
  const known = question.wrong.find((wrong) => isClose(wrong.value));
  const explanation = correct ? question.explanation : (known?.explanation ?? question.otherwise);
  return { correct, incomplete: false, remarks: [{ option: null, right: correct, explanation }] };
}

/** 1.6 is within 0.1 of 1.5, though float64 says otherwise. */
const rounding = 1e-9;
