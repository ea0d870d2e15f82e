/** What an argument may be: told to students with the function, and held against every input that a check has. */
import { z } from 'zod';
import { numbersOf } from './entries';
import type { Value } from './values';
import { identifier } from './written';

const bounds = z
  .strictObject({
    above: z.number().optional().describe('Every number is greater.'),
    min: z.number().optional().describe('Every number is at least this.'),
    max: z.number().optional().describe('Every number is at most this.'),
    below: z.number().optional().describe('Every number is smaller.'),
    whole: z.boolean().optional().describe('Whole numbers only.'),
  })
  .describe('Bounds for every number of the argument.');
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
    .map(([parameter, one]) => boundsInWords(parameter, one))
    .join(', ');
}

function boundsInWords(parameter: string, { above, min, max, below, whole }: Bounds): string {
  const least = min !== undefined ? `${min} ≤ ` : above !== undefined ? `${above} < ` : '';
  const most = max !== undefined ? ` ≤ ${max}` : below !== undefined ? ` < ${below}` : '';
  return `${least}\`${parameter}\`${most}${whole ? ' (whole numbers)' : ''}`;
}
