import { formatNumber } from '../../text/numbers';
import { type ComparedCases, isNear, type Pattern, spreadOver } from '../evidence';

/** Elementwise functions that are right up to some size of an input, and give one and the same number beyond. */
export const clamped: Pattern = (evidence) => {
  for (const [position, { name, type }] of evidence.signature.parameters.entries()) {
    if (name === 'upstream' || type !== 'Vector') continue;
    const found = clampOf(pairsAt(evidence, position), name);
    if (found !== null) return found;
  }
  return null;
};

/** Below this size no formula has reason to clamp: that small inputs come out right then is chance. */
const leastSize = 5;
const leastInputs = 3;

interface Pair {
  readonly input: number;
  readonly got: number;
  readonly close: boolean;
}

function pairsAt({ failing, right }: ComparedCases, position: number): readonly Pair[] | null {
  const pairs: Pair[] = [];
  for (const { args, expected, gotNumbers, close } of [...failing, ...right]) {
    const argument = args[position] ?? 0;
    const inputs = spreadOver(argument, expected);
    if (inputs === null || !Array.isArray(argument)) return null;
    for (const [index, input] of inputs.entries()) {
      pairs.push({ input, got: gotNumbers[index] ?? Number.NaN, close: close[index] === true });
    }
  }
  return pairs;
}

function clampOf(pairs: readonly Pair[] | null, name: string): string | null {
  const wrong = pairs?.filter(({ close }) => !close) ?? [];
  const sides = [wrong.filter(({ input }) => input > 0), wrong.filter(({ input }) => input < 0)];
  if (pairs === null || wrong.some(({ input, got }) => input === 0 || !Number.isFinite(got))) return null;
  const good = pairs.filter(({ close }) => close).map(({ input }) => input);
  const told = sides.flatMap((side) => {
    const sign = side[0] !== undefined && side[0].input > 0 ? 1 : -1;
    const onset = Math.min(...side.map(({ input }) => sign * input));
    const reach = Math.max(0, ...good.map((input) => sign * input));
    const [first] = side;
    if (first === undefined || reach < leastSize || onset <= reach) return [];
    if (new Set(side.map(({ input }) => input)).size < leastInputs) return [];
    if (!side.every(({ got }) => isNear(got, first.got))) return [];
    return [
      `${name} = ${formatNumber(sign * onset)} ${sign > 0 ? 'upwards' : 'downwards'} (${formatNumber(first.got)})`,
    ];
  });
  // A side with wrong entries of which this is not true contradicts.
  if (told.length === 0 || told.length < sides.filter((side) => side.length > 0).length) return null;
  return `The result stays the same from ${told.join(', and from ')}: is ${name} or the result cut off?`;
}
