import { entriesOf, numbersOf } from '@/lib/core/exercise/entries';
import { isClose } from '@/lib/core/numeric/tolerance';
import { atPath, formatPair } from '../../text/numbers';
import { getSignature } from '../kind';
import type { PropertyKind, SpecOf } from './kind';

/** f(f(x)) = f(x): the result goes in again as the parameter, inside the sandbox. */
export const idempotent: PropertyKind<SpecOf<'idempotent'>> = {
  furtherCalls({ parameter }, { check, args, shape, signatures }) {
    const { parameters } = getSignature(signatures, check.function);
    const again = args.map((value, index) =>
      parameters[index]?.name === parameter
        ? ({ kind: 'result', call: 0 } as const)
        : ({ kind: 'value', value } as const),
    );
    return [{ call: { function: check.function, args: again }, like: shape }];
  },
  judge({ parameter }, { check }, result, [second]) {
    const again = second === undefined ? [] : numbersOf(second);
    for (const [index, { path, value }] of entriesOf(result).entries()) {
      const repeated = again[index] ?? Number.NaN;
      if (isClose(repeated, value, check.tolerance)) continue;
      const [got, wanted] = formatPair(repeated, value);
      return {
        message:
          `Applying \`${check.function}\` to its own result (as ${parameter}) must change nothing more; ` +
          `${wanted}${atPath(path)} became ${got}.`,
        expected: 'the same result when applied twice',
      };
    }
    return null;
  },
};
