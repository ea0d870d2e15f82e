import { entriesOf, numbersOf } from '@/lib/core/exercise/entries';
import { isClose } from '@/lib/core/numeric/tolerance';
import { atPath, formatNumber } from '../../text/numbers';
import { argumentNamed, type PropertyKind, type SpecOf } from './kind';

/** The result is c · parameter with one c ≥ 0: the direction is kept. c is read off at the parameter's largest entry. */
export const parallel: PropertyKind<SpecOf<'parallel'>> = {
  furtherCalls: () => [],
  judge({ to }, about, result) {
    const direction = numbersOf(argumentNamed(about, to));
    const received = entriesOf(result);
    const leader = direction.reduce(
      (best, value, i) => (Math.abs(value) > Math.abs(direction[best] ?? 0) ? i : best),
      0,
    );
    const lead = direction[leader] ?? 0;
    const factor = lead === 0 ? 0 : (received[leader]?.value ?? 0) / lead;
    const expected = `a non-negative multiple of ${to}`;
    if (factor < 0)
      return { message: `The result must point the way ${to} does; it points the opposite way.`, expected };
    for (const [index, { path, value }] of received.entries()) {
      const wanted = factor * (direction[index] ?? 0);
      if (isClose(value, wanted, about.check.tolerance)) continue;
      const message =
        `The result must keep the direction of ${to}, so that every entry is scaled alike: the largest was multiplied by ` +
        `${formatNumber(factor)}, which would make ${formatNumber(wanted)}${atPath(path)}, not ${formatNumber(value)}.`;
      return { message, expected };
    }
    return null;
  },
};
