/** What an argument may be: told to students with the function, and held against every input that a check has. */
import { z } from 'zod';
import { numbersOf } from './entries';
import { isList, type Value } from './values';
import { identifier } from './written';

/** A size by name, the same wherever it stands in one function, or a number. The name of a number parameter is its value. */
const size = z.union([identifier, z.number().int().min(0)]);

const bounds = z
  .strictObject({
    shape: z
      .array(size)
      .min(1)
      .max(2)
      .optional()
      .describe('The length of a list, or rows and columns of a matrix: names, equal where they recur, or numbers.'),
    above: z.number().optional().describe('Every number is greater.'),
    min: z.number().optional().describe('Every number is at least this.'),
    max: z.number().optional().describe('Every number is at most this.'),
    below: z.number().optional().describe('Every number is smaller.'),
    whole: z.boolean().optional().describe('Whole numbers only.'),
  })
  .describe('The shape of the argument, and bounds for every number of it.');
type Bounds = z.infer<typeof bounds>;

export const domainSpec = z
  .record(identifier, bounds)
  .default({})
  .describe('By parameter; any finite number where left out.');
export type Domain = z.infer<typeof domainSpec>;

/** The first number that its argument's domain does not allow; null where all are allowed. */
export function findOutside(
  args: readonly Value[],
  names: readonly string[],
  domain: Domain,
): { readonly parameter: string; readonly value: number } | null {
  for (const [index, parameter] of names.entries()) {
    const allowed = Object.hasOwn(domain, parameter) ? domain[parameter] : undefined;
    const value = numbersOf(args[index] ?? []).find((number) => !isInside(number, allowed ?? {}));
    if (value !== undefined) return { parameter, value };
  }
  return null;
}

/**
 * The first argument whose shape does not fit the domain, with what it is and what was said. Sizes are at least 1: an empty matrix
 * has no columns to speak of.
 */
export function findMisshapen(args: readonly Value[], names: readonly string[], domain: Domain): string | null {
  const known = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const value = args[index];
    if (typeof value === 'number') known.set(name, value);
  }
  for (const [index, parameter] of names.entries()) {
    const shape = Object.hasOwn(domain, parameter) ? domain[parameter]?.shape : undefined;
    if (shape === undefined) continue;
    const actual = sizesOf(args[index] ?? [], shape.length);
    const fits = actual !== null && shape.every((wanted, axis) => isSize(actual[axis] ?? 0, wanted, known));
    if (!fits) return `${parameter} is ${actual?.join(' × ') ?? 'uneven'}, where ${shapeInWords(parameter, shape)}`;
  }
  return null;
}

/** Binds a name that is met for the first time. */
function isSize(actual: number, wanted: string | number, known: Map<string, number>): boolean {
  if (typeof wanted === 'number') return actual === wanted;
  const bound = known.get(wanted) ?? actual;
  known.set(wanted, bound);
  return actual === bound && actual >= 1;
}

/** Of a list, or of a matrix whose rows are equally long; null for anything else. */
function sizesOf(value: Value, axes: number): readonly number[] | null {
  if (typeof value === 'number' || !isList(value)) return null;
  if (axes === 1) return [value.length];
  const widths = value.map((row) => (typeof row !== 'number' && isList(row) ? row.length : -1));
  const [width = 0] = widths;
  return widths.every((one) => one === width) && width >= 0 ? [value.length, width] : null;
}

function isInside(value: number, { above, min, max, below, whole }: Bounds): boolean {
  return (
    Number.isFinite(value) &&
    value > (above ?? Number.NEGATIVE_INFINITY) &&
    value >= (min ?? Number.NEGATIVE_INFINITY) &&
    value <= (max ?? Number.POSITIVE_INFINITY) &&
    value < (below ?? Number.POSITIVE_INFINITY) &&
    (whole !== true || Number.isInteger(value))
  );
}

/** "`eps` > 0", each domain of its own; '' where nothing is said. Markdown. */
export function domainInWords(domain: Domain): string {
  return Object.entries(domain)
    .flatMap(([parameter, one]) => [
      ...(one.shape === undefined ? [] : [shapeInWords(parameter, one.shape)]),
      ...(isBounded(one) ? [boundsInWords(parameter, one)] : []),
    ])
    .join(', ');
}

/** "`x` is N × d", "`gamma` has length d". */
function shapeInWords(parameter: string, shape: readonly (string | number)[]): string {
  return shape.length === 1 ? `\`${parameter}\` has length ${shape[0]}` : `\`${parameter}\` is ${shape.join(' × ')}`;
}

function isBounded({ shape: _, ...numbers }: Bounds): boolean {
  return Object.keys(numbers).length > 0;
}

function boundsInWords(parameter: string, { above, min, max, below, whole }: Bounds): string {
  const least = min !== undefined ? `${min} ≤ ` : above !== undefined ? `${above} < ` : '';
  const most = max !== undefined ? ` ≤ ${max}` : below !== undefined ? ` < ${below}` : '';
  return `${least}\`${parameter}\`${most}${whole ? ' (whole numbers)' : ''}`;
}
