/**
 * How mistakes are recognised: by what they return where it differs from every right answer, and from what the other mistakes
 * return. Each function that a file gets wrong gives a sign, as far as it can be told from other mistakes there; else the file as
 * a whole does. Code that returns all of one sign is taken for that mistake (see grader/diagnose/mistakes.ts).
 */

import type { BakedCheck, ExpectedCheck } from '@/lib/core/exercise/checks/registry';
import { numbersOf } from '@/lib/core/exercise/entries';
import type { Tolerance } from '@/lib/core/exercise/frozen';
import type { BakedMistake } from '@/lib/core/exercise/revision';
import { haveSameShape } from '@/lib/core/exercise/shape';
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';
import { hasExpected } from '@/lib/core/grader/checks/registry';
import { compare } from '@/lib/core/grader/compare';
import { nearestAnswer } from '@/lib/core/grader/kinks';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { bakingFuel, type CallOutcome, callAll } from './call';
import { refill } from './kinks';

type Fingerprint = BakedMistake['fingerprint'];

/** Cases kept per mistake, where no rival asks for more: enough to be sure, few enough to travel. */
const usualEntries = 4;
/** Larger outputs are kept only where a mistake shows in no smaller one. */
const mostNumbers = 64;

interface Wrong {
  readonly check: string;
  readonly visibility: 'public' | 'hidden';
  readonly caseIndex: number;
  readonly output: Value;
  /** Whether another mistake's output here could be taken for this one. */
  readonly looksLike: (other: Suspect) => boolean;
}

/** A file of a mistake with what it returns, by check and case. */
interface Suspect {
  readonly id: string;
  readonly answers: ReadonlyMap<string, readonly CallOutcome[]>;
}

/** @returns by the mistake's id; empty where a mistake cannot be told by its numbers (it changes its arguments, or throws) */
export async function fingerprintsOf(
  mistakes: readonly { readonly id: string; readonly source: string }[],
  checks: readonly BakedCheck[],
  signatures: ReadonlyMap<string, FunctionSignature>,
  sandbox: Sandbox,
  fuel = bakingFuel,
): Promise<ReadonlyMap<string, Fingerprint>> {
  const graded = checks.filter(hasExpected);
  const calls = graded.map((check) => check.cases.map(({ args }) => ({ function: check.function, args })));
  const suspects = await Promise.all(
    mistakes.map(async ({ id, source }): Promise<Suspect> => {
      const run = await callAll(sandbox, source, signatures, calls, fuel);
      const groups = run.kind === 'answered' ? run.groups : [];
      return { id, answers: new Map(graded.map(({ name }, index) => [name, groups[index] ?? []])) };
    }),
  );
  const functions = [...new Set(graded.map((check) => check.function))];
  const local = functions.map((name) => {
    const about = graded.filter((check) => check.function === name);
    return withoutShared(signsIn(suspects, about));
  });
  const whole = signsIn(suspects, graded);
  const signsOf = (suspect: Suspect): readonly (readonly Wrong[])[] => {
    const own = local.flatMap((signs) => signs.get(suspect) ?? []).map(({ chosen }) => chosen);
    return own.length > 0 ? own : [whole.get(suspect)?.chosen ?? []];
  };
  const ids = [...new Set(suspects.map(({ id }) => id))];
  return new Map(
    ids.map((id) => [id, numbered(suspects.filter((suspect) => suspect.id === id).flatMap((one) => signsOf(one)))]),
  );
}

function numbered(signs: readonly (readonly Wrong[])[]): Fingerprint {
  return signs.flatMap((entries, sign) =>
    entries.map(({ check, caseIndex, output }) => ({ check, caseIndex, output, ...(sign === 0 ? {} : { sign }) })),
  );
}

/** What gives a file away in some checks, of all that it gets wrong there. */
interface Sign {
  readonly chosen: readonly Wrong[];
  readonly wrong: readonly Wrong[];
}

function signsIn(suspects: readonly Suspect[], checks: readonly ExpectedCheck[]): ReadonlyMap<Suspect, Sign> {
  const wrong = new Map(suspects.map((suspect) => [suspect, candidates(suspect, checks)]));
  const chosen = new Map(suspects.map((suspect) => [suspect, choose(suspect, suspects, wrong.get(suspect) ?? [])]));
  outweigh(suspects, wrong, chosen);
  return new Map(
    [...chosen].flatMap(([suspect, entries]) =>
      entries.length === 0 ? [] : [[suspect, { chosen: entries, wrong: wrong.get(suspect) ?? [] }] as const],
    ),
  );
}

/** Without the signs of files that are alike in these checks though their mistakes are not. */
function withoutShared(signs: ReadonlyMap<Suspect, Sign>): ReadonlyMap<Suspect, Sign> {
  const isAlike = ([a, { wrong }]: [Suspect, Sign], [b, other]: [Suspect, Sign]) =>
    a.id !== b.id && shows(a, other.wrong) && shows(b, wrong);
  const all = [...signs];
  return new Map(all.filter((one) => !all.some((other) => isAlike(one, other))));
}

/** Every case that the mistake gets wrong: public checks first, and the first of every check before the second of any. */
function candidates({ answers }: Suspect, checks: readonly ExpectedCheck[]): readonly Wrong[] {
  const wrong = checks.flatMap((check) =>
    check.cases
      .flatMap((one, caseIndex) => {
        const output = wrongOutput(check, one, answers.get(check.name)?.[caseIndex]);
        if (output === null) return [];
        const looksLike = (other: Suspect) =>
          isSame(other.answers.get(check.name)?.[caseIndex], output, check.tolerance);
        return [{ check: check.name, visibility: check.visibility, caseIndex, output, looksLike }];
      })
      .map((entry, rank) => ({ ...entry, rank })),
  );
  const small = wrong.filter(({ output }) => numbersOf(output).length <= mostNumbers);
  return (small.length > 0 ? small : wrong).toSorted(
    (a, b) => Number(a.visibility === 'hidden') - Number(b.visibility === 'hidden') || a.rank - b.rank,
  );
}

/**
 * First what tells the mistake from the others, greedily and by public checks as far as they can: a browser has no others. Then
 * more of the same, so that a slip of another kind is not taken for it.
 */
function choose(self: Suspect, suspects: readonly Suspect[], wrong: readonly Wrong[]): Wrong[] {
  const chosen: Wrong[] = [];
  let rivals = suspects.filter(({ id }) => id !== self.id);
  for (const visibility of ['public', 'hidden'] as const) {
    for (;;) {
      const open = wrong.filter((entry) => entry.visibility === visibility && !chosen.includes(entry));
      const best = open
        .map((entry) => ({ entry, left: rivals.filter((rival) => entry.looksLike(rival)) }))
        .reduce<{ entry: Wrong; left: Suspect[] } | null>(
          (least, one) => (least === null || one.left.length < least.left.length ? one : least),
          null,
        );
      if (best === null || best.left.length === rivals.length) break;
      chosen.push(best.entry);
      rivals = best.left;
    }
  }
  return [
    ...chosen,
    ...wrong.filter((entry) => !chosen.includes(entry)).slice(0, Math.max(0, usualEntries - chosen.length)),
  ];
}

/**
 * A mistake that makes another's errors and more shows both fingerprints. Of several the grader takes the one with the most checks,
 * then the longest, so its own must be ahead of the other's. It can be: the other's errors are among its own.
 */
function outweigh(
  suspects: readonly Suspect[],
  wrong: ReadonlyMap<Suspect, readonly Wrong[]>,
  chosen: ReadonlyMap<Suspect, Wrong[]>,
): void {
  const byWeight = suspects.toSorted((a, b) => {
    const [x, y] = [chosen.get(a) ?? [], chosen.get(b) ?? []];
    return Number(isAhead(x, y)) - Number(isAhead(y, x));
  });
  for (const self of byWeight) {
    const own = chosen.get(self) ?? [];
    const rivals = suspects
      .filter((other) => other.id !== self.id && shows(self, chosen.get(other) ?? []) && !shows(other, own))
      .map((other) => chosen.get(other) ?? []);
    const more = (wrong.get(self) ?? []).filter((entry) => !own.includes(entry));
    while (more.length > 0 && rivals.some((rival) => !isAhead(own, rival))) {
      const fresh = more.findIndex(({ check }) => own.every((entry) => entry.check !== check));
      own.push(...more.splice(Math.max(0, fresh), 1));
    }
  }
}

function shows(suspect: Suspect, entries: readonly Wrong[]): boolean {
  return entries.length > 0 && entries.every((entry) => entry.looksLike(suspect));
}

/** In the order of grader/diagnose/mistakes.ts. */
function isAhead(a: readonly Wrong[], b: readonly Wrong[]): boolean {
  const breadth = (entries: readonly Wrong[]) => new Set(entries.map(({ check }) => check)).size;
  return breadth(a) > breadth(b) || (breadth(a) === breadth(b) && a.length > b.length);
}

/** The output where it is not right, be it by its shape, NaN, an infinity or another number; null otherwise. */
function wrongOutput(
  check: ExpectedCheck,
  { expected, kinks }: ExpectedCheck['cases'][number],
  answer: CallOutcome | undefined,
): Value | null {
  if (!answer?.ok) return null;
  const got = numbersOf(answer.value);
  // Expected values are finite. Neither is held against the kinks, which could be stretched to fit a NaN.
  if (!haveSameShape(answer.value, expected) || !got.every(Number.isFinite)) return answer.value;
  const nearest = nearestAnswer(numbersOf(expected), kinks, got, check.tolerance);
  const { differing } = compare(refill(expected, nearest.expected), answer.value, check.tolerance, nearest.free);
  return differing.length > 0 ? answer.value : null;
}

function isSame(answer: CallOutcome | undefined, output: Value, tolerance: Tolerance): boolean {
  return (
    answer?.ok === true &&
    haveSameShape(answer.value, output) &&
    compare(output, answer.value, tolerance).differing.length === 0
  );
}
