import { numbersOf } from '@/lib/core/exercise/entries';
import { allowanceAt } from '@/lib/core/numeric/tolerance';
import { formatNumber, formatPair } from '../../text/numbers';
import { argumentNamed, type PropertyKind, type SpecOf } from './kind';

/** Larger entries of a vector give results at least as large; equal ones need not be compared. */
export const monotonic: PropertyKind<SpecOf<'monotonic'>> = {
  furtherCalls: () => [],
  judge({ in: parameter }, about, result) {
    const results = numbersOf(result);
    const pairs = numbersOf(argumentNamed(about, parameter))
      .map((z, index) => ({ z, y: results[index] ?? Number.NaN }))
      .sort((a, b) => a.z - b.z);
    let highest = pairs[0];
    for (const pair of pairs) {
      if (highest === undefined) break;
      if (pair.z > highest.z && pair.y < highest.y - allowanceAt(highest.y, about.check.tolerance)) {
        const [lower, higher] = formatPair(pair.y, highest.y);
        return {
          message:
            `A larger ${parameter} must not give a smaller result: ${formatNumber(highest.z)} gave ${higher}, ` +
            `but ${formatNumber(pair.z)} gave ${lower}.`,
          expected: `results that do not fall as ${parameter} grows`,
        };
      }
      if (pair.y > highest.y) highest = pair;
    }
    return null;
  },
};
