/**
 * What an exercise's checks do not see yet: boundaries that no case has, and slips in the solution that pass. For each slip an
 * input is looked for that tells it apart; where there is none, it may be no slip at all.
 */
import { numbersOf } from '@/lib/core/exercise/entries';
import type { Revision } from '@/lib/core/exercise/revision';
import { haveSameShape } from '@/lib/core/exercise/shape';
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';
import { compare } from '@/lib/core/grader/compare';
import { grade } from '@/lib/core/grader/grade';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { type CallOutcome, callAll } from '../call';
import { type Arguments, type BoundaryInput, missingBoundaries } from './boundary';
import { type Mutant, mutantsOf } from './mutate';
import { type Trial, trialsOf } from './search';
import { inTypeScript } from './to-typescript';

/** A call on which a slip shows. */
export interface TellingCall extends Trial {
  readonly expected: Value;
  /** What the slip makes of it: a value, or why none. */
  readonly got: { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'none'; readonly why: string };
}

export interface Survivor {
  /** "square: x * x → x + x" */
  readonly name: string;
  /** TypeScript, the whole solution with the slip in it. */
  readonly source: string;
  /** Null: no input was found on which it shows. */
  readonly told: TellingCall | null;
}

export interface BoundarySuggestion extends BoundaryInput {
  /** The solution's answer: null where it is not finite or none, which is a question to the author. */
  readonly expected: Value | null;
  /** Why there is no answer. */
  readonly why: string;
}

export interface Suggestions {
  readonly boundaries: readonly BoundarySuggestion[];
  /** Those that can be told apart first. */
  readonly survivors: readonly Survivor[];
  /** How many slips were made, and how many were left out since there were too many. */
  readonly tried: number;
  readonly leftOut: number;
}

export interface SuggestTools {
  readonly sandbox: Sandbox;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Beyond this an author waits for what a sample tells as well. */
const mostMutants = 240;
/** A slip that passes every check within this is not one of rounding. */
const tolerance = { rtol: 1e-6, atol: 1e-12 };

/** @param revision baked without errors */
export async function suggest(revision: Revision, { sandbox, onProgress }: SuggestTools): Promise<Suggestions> {
  const solution = revision.solution ?? '';
  const all = mutantsOf(
    solution,
    revision.functions.map(({ name }) => name),
  );
  // A sample that is spread over the whole file.
  const step = Math.max(1, all.length / mostMutants);
  const mutants = Array.from(
    { length: Math.min(all.length, mostMutants) },
    (_, index) => all[Math.floor(index * step)],
  ).filter((mutant) => mutant !== undefined);
  let done = 0;
  onProgress?.(0, mutants.length);
  const passed: Mutant[] = [];
  for (const mutant of mutants) {
    const { outcome } = await grade(revision, mutant.source, sandbox);
    if (outcome === 'passed') passed.push(mutant);
    onProgress?.(++done, mutants.length);
  }
  const { trials, expected, boundaries } = await answerTrials(revision, sandbox);
  const asTyped = inTypeScript(solution);
  const survivors: Survivor[] = [];
  for (const mutant of passed)
    survivors.push({
      name: mutant.name,
      source: asTyped(mutant),
      told: await findTelling(revision, mutant, trials, expected, sandbox),
    });
  return {
    boundaries,
    survivors: survivors.toSorted((a, b) => Number(a.told === null) - Number(b.told === null)),
    tried: mutants.length,
    leftOut: all.length - mutants.length,
  };
}

function casesOf({ checks }: Revision, name: string): readonly Arguments[] {
  return checks.filter((check) => check.function === name).flatMap(({ cases }) => cases.map(({ args }) => args));
}

function signaturesOf({ functions }: Revision): ReadonlyMap<string, FunctionSignature> {
  return new Map(functions.map((signature) => [signature.name, signature]));
}

/** What the solution says to every trial. */
async function answerTrials(revision: Revision, sandbox: Sandbox) {
  const trials = revision.functions.flatMap((signature) =>
    trialsOf(signature, casesOf(revision, signature.name), revision.slug),
  );
  const edges = revision.functions.flatMap((signature) =>
    missingBoundaries(signature, casesOf(revision, signature.name)),
  );
  const expected = await answersTo(revision, revision.solution ?? '', trials, sandbox);
  const byCall = new Map(trials.map((trial, index) => [keyOf(trial), expected[index]]));
  const boundaries = edges.map((edge): BoundarySuggestion => {
    const answer = byCall.get(keyOf(edge));
    if (!answer?.ok) return { ...edge, expected: null, why: answer?.why ?? 'gave no answer' };
    const bad = numbersOf(answer.value).find((number) => !Number.isFinite(number));
    return bad === undefined
      ? { ...edge, expected: answer.value, why: '' }
      : { ...edge, expected: null, why: `returned ${bad}` };
  });
  return { trials, expected, boundaries };
}

const keyOf = (trial: { readonly function: string; readonly title: string }) => `${trial.function}\0${trial.title}`;

/** All in one group; a source that does not run to its end gives no answer from there on. */
async function answersTo(
  revision: Revision,
  source: string,
  trials: readonly Trial[],
  sandbox: Sandbox,
): Promise<readonly CallOutcome[]> {
  const signatures = signaturesOf(revision);
  // A group a call, so that one that never ends costs itself alone.
  const run = await callAll(
    sandbox,
    source,
    signatures,
    trials.map((trial) => [trial]),
    revision.limits.fuel,
  );
  if (run.kind === 'failed') return trials.map(() => ({ ok: false, why: run.why, isMissing: false }));
  return run.groups.map(([answer]) => answer ?? { ok: false, why: 'gave no answer', isMissing: false });
}

async function findTelling(
  revision: Revision,
  mutant: Mutant,
  trials: readonly Trial[],
  expected: readonly CallOutcome[],
  sandbox: Sandbox,
): Promise<TellingCall | null> {
  const answers = await answersTo(revision, mutant.source, trials, sandbox);
  for (const [index, trial] of trials.entries()) {
    const [right, got] = [expected[index], answers[index]];
    if (!right?.ok || !got || !numbersOf(right.value).every(Number.isFinite)) continue;
    if (!got.ok) return { ...trial, expected: right.value, got: { kind: 'none', why: got.why } };
    const same =
      haveSameShape(right.value, got.value) && compare(right.value, got.value, tolerance).differing.length === 0;
    if (!same) return { ...trial, expected: right.value, got: { kind: 'value', value: got.value } };
  }
  return null;
}
