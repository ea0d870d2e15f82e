/**
 * No expected value without a witness. Values are compared with reference.ts; gradients with its automatic differentiation and
 * with central differences of the forward function in float64. Entries at a kink, and entries where differences cannot be
 * trusted, are skipped.
 */
import type { Diagnostic } from '@/lib/exercise/diagnostics';
import { entriesOf, findPart, numbersOf, projectOnto, withNumberAt } from '@/lib/exercise/entries';
import type { ExpectedCheck, GradientOf, Tolerance } from '@/lib/exercise/revision';
import type { FunctionSignature, Path, Value } from '@/lib/exercise/values';
import { type Derivative, derivativeFrom, stepAt } from '@/lib/numeric/differences';
import { seededRandom } from '@/lib/numeric/random';
import type { AskedCall } from './call';
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
  readonly calls: readonly AskedCall[];
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
      const at = (shift: number): AskedCall => ({
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

/** Where central differences contradict the expected gradient. `values`: the base value, then four per sampled entry. */
export function differencesAgainst(
  { expected, kinks }: ExpectedCheck['cases'][number],
  { upstream }: GradientCase,
  sampled: readonly Sampled[],
  values: readonly (Value | null)[],
): Disagreement | null {
  const weights = upstream === null ? [1] : numbersOf(upstream);
  const weighted = (value: Value | null | undefined): number | null =>
    value === null || value === undefined
      ? null
      : numbersOf(value).reduce((sum, entry, i) => sum + (weights[i] === 0 ? 0 : entry * (weights[i] ?? 0)), 0);
  const base = weighted(values[0]);
  if (base === null) return null;
  const magnitude = numbersOf(values[0] ?? 0).reduce((sum, entry, i) => sum + Math.abs(entry * (weights[i] ?? 0)), 0);
  for (const [index, { field, path, step }] of sampled.entries()) {
    const place = field === '' ? path : [field, ...path];
    const wanted = findPart(expected, place);
    const [plus, minus, plusHalf, minusHalf] = values.slice(1 + 4 * index, 5 + 4 * index).map(weighted);
    if (typeof wanted !== 'number' || plus == null || minus == null || plusHalf == null || minusHalf == null) continue;
    if (kinks.some((kink) => findPart(kink, place) !== 0)) continue;
    const derivative = derivativeFrom({ step, base, plus, minus, plusHalf, minusHalf }, magnitude);
    if (!derivative.kinked && !fits(wanted, derivative))
      return { path: place, expected: wanted, witness: derivative.value };
  }
  return null;
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
): Disagreement | null {
  // A record's fields may come in another order.
  const seen = numbersOf(projectOnto(witness, expected));
  const entries = entriesOf(expected);
  const largest = Math.max(0, ...entries.map(({ value }) => Math.abs(value)));
  for (const [index, { path, value }] of entries.entries()) {
    const other = seen[index] ?? Number.NaN;
    if (kinks.some((kink) => findPart(kink, path) !== 0)) continue;
    const allowed = 1e-7 * Math.abs(value) + 1e-13 * largest + atol;
    if (!(Math.abs(value - other) <= allowed)) return { path, expected: value, witness: other };
  }
  return seen.length === entries.length ? null : { path: [], expected: entries.length, witness: seen.length };
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
