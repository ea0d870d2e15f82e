/** Asks the solution around every case of a check that names its `kinks`: entry by entry, then all of them at once. */
import type { Value } from '@/lib/core/exercise/values';
import { addUp, allMoved, distinct, type Jump, jumpsFrom, kinksOf, nudgesOf } from './kinks';

export interface KinkedCase {
  readonly args: readonly Value[];
  /** The solution's answer. */
  readonly own: Value;
}

export interface FoundKinks {
  readonly expected: Value;
  readonly kinks: readonly Value[];
  /** Several entries cross the same kinks in different mixtures, so that the jumps say nothing about any one of them. */
  readonly tangled: boolean;
}

/** Answers to argument lists, in order; null where the solution did not return what its type says. */
export type Ask = (lists: readonly (readonly Value[])[]) => Promise<readonly (Value | null)[]>;

/** @param parameter the place of the parameter whose nudges cross the kinks */
export async function findKinks(
  cases: readonly KinkedCase[],
  parameter: number,
  ask: Ask,
): Promise<readonly FoundKinks[]> {
  const nudges = cases.map(({ args }) => nudgesOf(args, parameter));
  const around = inGroups(await ask(nudges.flat()), nudges);
  const candidates = cases.map(({ own }, index): readonly (readonly Jump[])[] => {
    const answers = around[index] ?? [];
    const jumps = jumpsFrom(
      own,
      answers.map((answer) => answer ?? own),
    );
    return jumps.length === 0 ? [] : [jumps, distinct(jumps)];
  });
  const trials = cases.map(({ args }, index) =>
    (candidates[index] ?? []).flatMap((jumps) => allMoved(args, parameter, jumps)),
  );
  const together = inGroups(await ask(trials.flat()), trials);
  return cases.map(({ own }, index) => settle(own, candidates[index] ?? [], together[index] ?? []));
}

/** The first candidate whose jumps add up. */
function settle(own: Value, candidates: readonly (readonly Jump[])[], together: readonly (Value | null)[]): FoundKinks {
  if (candidates.length === 0) return { expected: own, kinks: [], tangled: false };
  for (const [index, jumps] of candidates.entries()) {
    const [below, above] = together.slice(2 * index, 2 * index + 2);
    if (below != null && above != null && addUp(own, jumps, below, above))
      return { ...kinksOf(own, jumps), tangled: false };
  }
  return { expected: own, kinks: [], tangled: true };
}

function inGroups<T>(flat: readonly T[], like: readonly (readonly unknown[])[]): readonly (readonly T[])[] {
  let start = 0;
  return like.map(({ length }) => {
    start += length;
    return flat.slice(start - length, start);
  });
}
