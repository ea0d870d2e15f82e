import { entriesOf } from '@/lib/core/exercise/entries';
import { allowanceAt } from '@/lib/core/numeric/tolerance';
import { atPath, formatPair } from '../../text/numbers';
import type { PropertyKind, SpecOf } from './kind';

export const range: PropertyKind<SpecOf<'range'>> = {
  furtherCalls: () => [],
  judge({ min, max }, { check }, result) {
    for (const { path, value } of entriesOf(result)) {
      const bound = min !== undefined && value < min ? min : max !== undefined && value > max ? max : null;
      if (bound === null || Math.abs(value - bound) <= allowanceAt(bound, check.tolerance)) continue;
      const [got, limit] = formatPair(value, bound);
      const side = bound === min ? 'below' : 'above';
      return {
        message: `Every entry must be ${within(min, max)}; ${got}${atPath(path)} is ${side} ${limit}.`,
        expected: within(min, max),
      };
    }
    return null;
  },
};

function within(min: number | undefined, max: number | undefined): string {
  if (min === undefined) return `at most ${max}`;
  return max === undefined ? `at least ${min}` : `from ${min} to ${max}`;
}
