import { allowanceAt } from '@/lib/core/numeric/tolerance';
import { formatPair } from '../../text/numbers';
import { normOf, numberNamed, type PropertyKind, type SpecOf } from './kind';

export const normAtMost: PropertyKind<SpecOf<'normAtMost'>> = {
  furtherCalls: () => [],
  judge({ limit }, about, result) {
    const most = numberNamed(about, limit);
    const norm = normOf(result);
    if (norm <= most + allowanceAt(most, about.check.tolerance)) return null;
    const [got, allowed] = formatPair(norm, most);
    return {
      message: `The L2 norm over all entries together must be at most ${limit} = ${allowed}; it is ${got}.`,
      expected: `a norm of at most ${allowed}`,
    };
  },
};
