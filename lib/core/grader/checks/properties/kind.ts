/** What a property is: further calls it needs, and how it judges. A new property is one file and a line in the registry. */

import type { PropertyCheck } from '@/lib/core/exercise/checks/property';
import type { PropertySpec } from '@/lib/core/exercise/checks/property-spec';
import { numbersOf } from '@/lib/core/exercise/entries';
import { isList, type Value } from '@/lib/core/exercise/values';
import { allowanceAt } from '@/lib/core/numeric/tolerance';
import { type AskedCall, BrokenRevisionError, getArgument, getCase, getSignature, type Signatures } from '../kind';

export type SpecOf<Is extends PropertySpec['is']> = Extract<PropertySpec, { is: Is }>;

export interface PropertyCase {
  readonly check: PropertyCheck;
  readonly args: readonly Value[];
  readonly shape: Value;
  readonly signatures: Signatures;
}

export interface Broken {
  /** A sentence: what should hold, and where it does not. */
  readonly message: string;
  /** What was expected, in short. */
  readonly expected: string;
}

export interface PropertyKind<Spec extends PropertySpec> {
  /** Calls beyond the one whose result must have the property. */
  furtherCalls(spec: Spec, about: PropertyCase): readonly AskedCall[];
  /** Null where the property holds. All numbers of `result` are finite. */
  judge(spec: Spec, about: PropertyCase, result: Value, further: readonly Value[]): Broken | null;
}

export function propertyCase(check: PropertyCheck, caseIndex: number, signatures: Signatures): PropertyCase {
  return { ...getCase(check.cases, caseIndex), check, signatures };
}

export function argumentNamed({ check, args, signatures }: PropertyCase, parameter: string): Value {
  return getArgument(getSignature(signatures, check.function), args, parameter);
}

export function numberNamed(about: PropertyCase, parameter: string): number {
  const argument = argumentNamed(about, parameter);
  if (typeof argument !== 'number') throw new BrokenRevisionError(`${parameter} is not a number.`);
  return argument;
}

export function listNamed(about: PropertyCase, parameter: string): readonly Value[] {
  return listOf(argumentNamed(about, parameter));
}

export function listOf(value: Value): readonly Value[] {
  if (typeof value === 'number' || !isList(value)) throw new BrokenRevisionError('A list was needed here.');
  return value;
}

/** The named field of a record, or the value itself. */
export function fieldOf(value: Value, field: string | undefined): Value {
  if (field === undefined) return value;
  const part = typeof value === 'number' || isList(value) ? undefined : value[field];
  if (part === undefined) throw new BrokenRevisionError(`The result has no field ${field}.`);
  return part;
}

/** L2 norm, safe from overflow: the largest entry is taken out first. */
export function normOf(value: Value): number {
  const numbers = numbersOf(value);
  const largest = numbers.reduce((max, entry) => Math.max(max, Math.abs(entry)), 0);
  if (largest === 0) return 0;
  return largest * Math.sqrt(numbers.reduce((sum, entry) => sum + (entry / largest) ** 2, 0));
}

/**
 * Like `isClose`, with room for rounding where a number is a sum: properties compare results with results, and summing in
 * another order moves a sum by the size of its terms, however small it is.
 */
export function isCloseSum(got: number, wanted: number, scale: number, { check }: PropertyCase): boolean {
  return Math.abs(got - wanted) <= allowanceAt(wanted, check.tolerance) + 256 * Number.EPSILON * scale;
}

/** The largest |entry|. */
export function scaleOf(value: Value): number {
  return numbersOf(value).reduce((max, entry) => Math.max(max, Math.abs(entry)), 0);
}
