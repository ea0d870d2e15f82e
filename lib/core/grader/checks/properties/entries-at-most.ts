import { entriesOf } from '@/lib/core/exercise/entries';
import { allowanceAt } from '@/lib/core/numeric/tolerance';
import { atPath, formatPair } from '../../text/numbers';
import { numberNamed, type PropertyKind, type SpecOf } from './kind';

export const entriesAtMost: PropertyKind<SpecOf<'entriesAtMost'>> = {
  furtherCalls: () => [],
  judge({ limit }, about, result) {
    const most = numberNamed(about, limit);
    const over = entriesOf(result).find(
      ({ value }) => Math.abs(value) > most + allowanceAt(most, about.check.tolerance),
    );
    if (over === undefined) return null;
    const [got, allowed] = formatPair(Math.abs(over.value), most);
    return {
      message: `No entry may be larger than ${limit} = ${allowed} in size; it is ${got}${atPath(over.path)}.`,
      expected: `entries from −${allowed} to ${allowed}`,
    };
  },
};
