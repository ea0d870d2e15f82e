/**
 * No expected value without a witness. Values are compared with reference.ts; gradients with its automatic differentiation and
 * with central differences of the forward function in float64. Entries at a kink, and entries where differences cannot be
 * trusted, are skipped.
 */

import type { ExpectedCheck } from '@/lib/core/exercise/checks/registry';
import type { GradientOf } from '@/lib/core/exercise/checks/relation';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import { entriesOf, findPart, numbersOf, projectOnto, withNumberAt } from '@/lib/core/exercise/entries';
import type { Tolerance } from '@/lib/core/exercise/frozen';
import type { FunctionSignature, Path, Value } from '@/lib/core/exercise/values';
import { type Derivative, derivativeFrom, stepAt } from '@/lib/core/numeric/differences';
import { seededRandom } from '@/lib/core/numeric/random';
import type { FunctionCall } from './call';
import type { OpenWitness } from './witness';

/** Entries per parameter and case that central differences are taken of: a sample, since each costs four calls. */
const mostSampled = 8;

export interface GradientCase {
  readonly of: GradientOf;
  readonly forward: FunctionSignature;
  /** Arguments of the forward function. */
  readonly forwardArgs: readonly Value[];
  readonly upstream: Value | null;
}

export interface Sampled {
  readonly field: string;
  readonly path: Path;
  readonly step: number;
  readonly calls: readonly FunctionCall[];
}

/** The forward calls for central differences of one case: the base call, then four per sampled entry. */
export function sampledEntries({ of, forward, forwardArgs }: GradientCase, seed: string): readonly Sampled[] {
  const random = seededRandom(seed);
  return Object.entries(of.gives).flatMap(([field, parameter]) => {
    const index = forward.parameters.findIndex(({ name }) => name === parameter);
    const value = forwardArgs[index];
    if (value === undefined) return [];
    const entries = entriesOf(value);
    while (entries.length > mostSampled) entries.splice(random.integer(entries.length), 1);
    return entries.map(({ path, value: x }) => {
      const step = stepAt(x);
      const at = (shift: number): FunctionCall => ({
        function: forward.name,
        args: forwardArgs.map((argument, place) =>
          place === index ? withNumberAt(argument, path, x + shift) : argument,
        ),
      });
      return { field, path, step, calls: [at(step), at(-step), at(step / 2), at(-step / 2)] };
    });
  });
}

export interface Disagreement {
  readonly path: Path;
  readonly expected: number;
  readonly witness: number;
}

/** What a witness says of one case. */
export interface Testimony {
  /** Entries that it was heard about. */
  readonly compared: number;
  /** The entry at which the two are furthest apart, beside the largest entry. */
  readonly worst: (Disagreement & { readonly relative: number }) | null;
  /** The first entry that is not right by it. */
  readonly disagreement: Disagreement | null;
}

const silence: Testimony = { compared: 0, worst: null, disagreement: null };

/** Central differences against the expected gradient. `values`: the base value, then four per sampled entry. */
export function differencesAgainst(
  { expected, kinks }: ExpectedCheck['cases'][number],
  { upstream }: GradientCase,
  sampled: readonly Sampled[],
  values: readonly (Value | null)[],
): Testimony {
  const weights = upstream === null ? [1] : numbersOf(upstream);
  const weighted = (value: Value | null | undefined): number | null =>
    value === null || value === undefined
      ? null
      : numbersOf(value).reduce((sum, entry, i) => sum + (weights[i] === 0 ? 0 : entry * (weights[i] ?? 0)), 0);
  const base = weighted(values[0]);
  if (base === null) return silence;
  const magnitude = numbersOf(values[0] ?? 0).reduce((sum, entry, i) => sum + Math.abs(entry * (weights[i] ?? 0)), 0);
  const pairs: WitnessedEntry[] = [];
  for (const [index, { field, path, step }] of sampled.entries()) {
    const place = field === '' ? path : [field, ...path];
    const wanted = findPart(expected, place);
    const [plus, minus, plusHalf, minusHalf] = values.slice(1 + 4 * index, 5 + 4 * index).map(weighted);
    if (typeof wanted !== 'number' || plus == null || minus == null || plusHalf == null || minusHalf == null) continue;
    if (kinks.some((kink) => findPart(kink, place) !== 0)) continue;
    const derivative = derivativeFrom({ step, base, plus, minus, plusHalf, minusHalf }, magnitude);
    if (!derivative.kinked)
      pairs.push({ path: place, expected: wanted, witness: derivative.value, fits: fits(wanted, derivative) });
  }
  return testimonyOf(pairs, expected);
}

function fits(wanted: number, { value, error }: Derivative): boolean {
  return Math.abs(wanted - value) <= error + 1e-5 * Math.max(Math.abs(wanted), Math.abs(value));
}

/**
 * Where the reference contradicts the expected value, entry by entry. Beside the largest entry, and below the check's own `atol`, a
 * reference may lose all digits (1 − σ in the tails, sums that cancel).
 */
export function referenceAgainst(
  expected: Value,
  kinks: readonly Value[],
  witness: Value,
  { atol }: Tolerance,
): Testimony {
  // A record's fields may come in another order.
  const seen = numbersOf(projectOnto(witness, expected));
  const entries = entriesOf(expected);
  if (seen.length !== entries.length) {
    const disagreement = { path: [], expected: entries.length, witness: seen.length };
    return { ...silence, disagreement };
  }
  const largest = largestOf(expected);
  const pairs = entries.flatMap(({ path, value }, index): WitnessedEntry[] => {
    if (kinks.some((kink) => findPart(kink, path) !== 0)) return [];
    const other = seen[index] ?? Number.NaN;
    const allowed = 1e-7 * Math.abs(value) + 1e-13 * largest + atol;
    return [{ path, expected: value, witness: other, fits: Math.abs(value - other) <= allowed }];
  });
  return testimonyOf(pairs, expected);
}

/** One entry as expected and as the witness has it. */
export interface WitnessedEntry extends Disagreement {
  readonly fits: boolean;
}

export function testimonyOf(pairs: readonly WitnessedEntry[], expectedWhole: Value): Testimony {
  const largest = largestOf(expectedWhole);
  let worst: Testimony['worst'] = null;
  for (const { path, expected, witness } of pairs) {
    const apart = Math.abs(expected - witness);
    const relative = apart === 0 ? 0 : apart / largest;
    // A witness that says NaN is the worst there can be.
    if (worst === null || relative > worst.relative || Number.isNaN(relative))
      worst = { path, expected, witness, relative };
  }
  const wrong = pairs.find(({ fits }) => !fits);
  const disagreement = wrong ? { path: wrong.path, expected: wrong.expected, witness: wrong.witness } : null;
  return { compared: pairs.length, worst, disagreement };
}

function largestOf(value: Value): number {
  return Math.max(0, ...numbersOf(value).map(Math.abs));
}

/** What autodiff says about a gradient case, in the shape of the backward function's result. */
export async function autodiffOf(
  witness: OpenWitness,
  { of, forward, forwardArgs, upstream }: GradientCase,
): Promise<Value> {
  const fields = Object.entries(of.gives);
  const gradients = await witness.gradients({
    forward,
    args: forwardArgs,
    upstream,
    by: fields.map(([, parameter]) => parameter),
  });
  const [whole] = gradients;
  if (fields[0]?.[0] === '' && whole !== undefined) return whole;
  return Object.fromEntries(fields.map(([field], index) => [field, gradients[index] ?? []]));
}

export function disagreementDiagnostic(
  check: string,
  caseIndex: number,
  by: string,
  found: Disagreement,
  line: number | null,
): Diagnostic {
  const place = found.path.map((key) => (typeof key === 'number' ? `[${key}]` : key)).join('');
  return {
    severity: 'error',
    file: 'exercise.yaml',
    line,
    field: null,
    message: `Check "${check}", case ${caseIndex}: the solution says ${found.expected}${place === '' ? '' : ` at ${place}`}, but ${by} says ${found.witness}.`,
    fix: 'One of solution.ts and reference.ts is wrong, or the inputs are where float64 loses its digits.',
  };
}
