/**
 * `gradcheck`: the student's backward against central differences of the student's own forward. It explains and does not
 * decide alone (a backward that fits a wrong forward passes here), so it is lenient: entries where differences cannot be trusted
 * (a kink, a curve sharper than the step, overflow) are skipped, and the error that the differences admit is allowed.
 */

import type { GradcheckCheck } from '@/lib/core/exercise/checks/gradcheck';
import { entriesOf, findPart, numbersOf, withNumberAt } from '@/lib/core/exercise/entries';
import type { Path, Value } from '@/lib/core/exercise/values';
import { type Derivative, derivativeFrom, stepAt } from '@/lib/core/numeric/differences';
import { allowanceAt } from '@/lib/core/numeric/tolerance';
import { type ComparedEntry, comparisonOf } from '../compare';
import { formatNumber, formatPair, formatPath } from '../text/numbers';
import { BrokenRevisionError, type CheckJudge, callWith, getArgument, getCase, getSignature } from './kind';

const callsPerCheck = 240;
const mostEntries = 4;
const callsPerEntry = 4;
/** What central differences of a student's forward are held to: coarser than the check's own tolerance. */
const relativeSlack = 1e-5;

interface SampledEntry {
  readonly field: string;
  /** Index of the forward argument, and the entry in it. */
  readonly argument: number;
  readonly path: Path;
  readonly step: number;
}

export const gradcheckJudge: CheckJudge<GradcheckCheck> = {
  hasExpected: false,

  calls(check, caseIndex, signatures) {
    const { args, forwardArgs } = getCase(check.cases, caseIndex);
    const { forward, upstream } = check.of;
    // ∂loss/∂output has the shape of the output.
    const output = upstream === null ? null : getArgument(getSignature(signatures, check.function), args, upstream);
    const shifted = sampledEntries(check, caseIndex).flatMap(({ argument, path, step }) =>
      [step, -step, step / 2, -step / 2].map((shift) => callWith(forward, nudged(forwardArgs, argument, path, shift))),
    );
    const forwardCalls = [callWith(forward, forwardArgs), ...shifted].map((call) => ({ call, like: output }));
    return [{ call: callWith(check.function, args), like: resultLike(check, forwardArgs) }, ...forwardCalls];
  },

  judge(check, caseIndex, answers, signatures) {
    const { args } = getCase(check.cases, caseIndex);
    const { forward, upstream } = check.of;
    const signature = getSignature(signatures, check.function);
    const weights = upstream === null ? [1] : numbersOf(getArgument(signature, args, upstream));
    const [got, base, ...shifted] = answers;
    if (got === undefined || base === undefined) throw new BrokenRevisionError('A gradcheck lacks its calls.');
    const magnitude = numbersOf(base).reduce((sum, value, i) => sum + Math.abs(value * (weights[i] ?? 0)), 0);
    const compared: ComparedEntry[] = [];
    for (const [index, entry] of sampledEntries(check, caseIndex).entries()) {
      const [plus, minus, plusHalf, minusHalf] = shifted
        .slice(index * callsPerEntry, (index + 1) * callsPerEntry)
        .map((value) => weighted(value, weights));
      const path = entry.field === '' ? entry.path : [entry.field, ...entry.path];
      const received = findPart(got, path);
      if (plus === undefined || minus === undefined || plusHalf === undefined || minusHalf === undefined) continue;
      if (typeof received !== 'number') continue;
      const samples = { step: entry.step, base: weighted(base, weights), plus, minus, plusHalf, minusHalf };
      const derivative = derivativeFrom(samples, magnitude);
      if (derivative.kinked) continue;
      const close = Math.abs(received - derivative.value) <= slackAt(derivative, check);
      compared.push({ path, expected: derivative.value, got: received, close, free: false });
    }
    const comparison = comparisonOf(compared);
    const [first] = comparison.differing;
    if (first === undefined) return { kind: 'right' };
    const [slope, answer] = formatPair(first.expected, first.got);
    const message =
      `\`${check.function}\` does not fit your own \`${forward}\`: nudging the input${placeOf(first.path)} a little changes ` +
      `${upstream === null ? 'the loss' : `the outputs, weighted by ${upstream},`} at a rate of ${slope}, ` +
      `and \`${check.function}\` says ${answer} (${comparison.differing.length} of ${compared.length} sampled entries differ).`;
    return {
      kind: 'breaks',
      message,
      expected: `about ${formatNumber(first.expected)} at ${formatPath(first.path) || 'the result'}`,
    };
  },
};

function placeOf(path: Path): string {
  return path.length === 0 ? '' : ` behind ${formatPath(path)}`;
}

function slackAt({ value, error }: Derivative, { tolerance }: GradcheckCheck): number {
  return allowanceAt(value, { rtol: Math.max(tolerance.rtol, relativeSlack), atol: tolerance.atol }) + error;
}

/** Σ weight · output: the scalar whose gradient the backward function returns. */
function weighted(output: Value, weights: readonly number[]): number {
  return numbersOf(output).reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
}

/** Evenly spread entries of every parameter that the backward gives a gradient for; the same at every grading. */
function sampledEntries(check: GradcheckCheck, caseIndex: number): SampledEntry[] {
  const { forwardArgs } = getCase(check.cases, caseIndex);
  const targets = Object.entries(check.of.gives);
  const share = Math.floor(callsPerCheck / (callsPerEntry * check.cases.length * Math.max(1, targets.length)));
  const perTarget = Math.min(mostEntries, Math.max(1, share));
  return targets.flatMap(([field, parameter]) => {
    const argument = check.of.parameters.findIndex(({ name }) => name === parameter);
    const value = forwardArgs[argument];
    if (value === undefined) throw new BrokenRevisionError(`${check.of.forward} has no parameter ${parameter}.`);
    return spread(entriesOf(value), perTarget).map((entry) => ({
      field,
      argument,
      path: entry.path,
      step: stepAt(entry.value),
    }));
  });
}

function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  if (count === 1) return items.slice(Math.floor(items.length / 2)).slice(0, 1);
  return Array.from({ length: count }, (_, k) => Math.round((k * (items.length - 1)) / (count - 1))).flatMap((index) =>
    items.slice(index, index + 1),
  );
}

function nudged(args: readonly Value[], argument: number, path: Path, shift: number): Value[] {
  return args.map((value, index) => {
    if (index !== argument) return value;
    const old = findPart(value, path);
    return withNumberAt(value, path, (typeof old === 'number' ? old : 0) + shift);
  });
}

/** A gradient has the shape of what it is the gradient of. */
function resultLike(check: GradcheckCheck, forwardArgs: readonly Value[]): Value | null {
  const parts = Object.entries(check.of.gives).map(([field, parameter]) => {
    const value = forwardArgs[check.of.parameters.findIndex(({ name }) => name === parameter)];
    return [field, value ?? 0] as const;
  });
  const [only] = parts;
  if (only === undefined) return null;
  if (only[0] === '') return only[1];
  return Object.fromEntries(parts);
}
