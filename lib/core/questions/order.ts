/**
 * Which option is which outside the server. An author writes the right one first more often than not, so neither the order in
 * which options are shown nor the numbers that name them may tell where they stood.
 */
import type { Answer, QuestionVerdict } from './judge';

export interface OptionOrder {
  /** The number that names each option, by its index in the author's order: the same for everybody. */
  readonly names: readonly number[];
  /** The names in the order in which one viewer sees them: stable over visits. */
  readonly shown: readonly number[];
}

/** The indices 0, 1, … sorted by what was drawn for each. */
export function orderOf(draws: readonly number[]): readonly number[] {
  return draws.map((_, index) => index).sort((a, b) => (draws[a] ?? 0) - (draws[b] ?? 0) || a - b);
}

/** An answer by names, by the author's indices. Null where there is no option of a name. */
export function fromNames(answer: Answer, { names }: OptionOrder): Answer | null {
  if (answer.kind === 'number') return answer;
  const chosen = answer.chosen.map((name) => names.indexOf(name));
  return chosen.includes(-1) ? null : { kind: 'options', chosen };
}

export function toNames(answer: Answer, { names }: OptionOrder): Answer {
  return answer.kind === 'number'
    ? answer
    : { kind: 'options', chosen: answer.chosen.map((index) => names[index] ?? 0) };
}

/** A verdict with its remarks by name, and in the order of the names. */
export function verdictByNames(verdict: QuestionVerdict, { names }: OptionOrder): QuestionVerdict {
  const remarks = verdict.remarks
    .map((remark) => (remark.option === null ? remark : { ...remark, option: names[remark.option] ?? 0 }))
    .sort((a, b) => (a.option ?? 0) - (b.option ?? 0));
  return { ...verdict, remarks };
}
