import { formatNumber } from '../../text/numbers';
import { type Dimension, dimensionsIn } from '../dimensions';
import { type ComparedCase, type ComparedCases, isBorneOut, isNear, type Pattern } from '../evidence';

/** Every entry off by one factor: a size of the inputs that was forgotten or used twice, or a plain number. */
export const constantRatio: Pattern = (evidence) => {
  if (!hasDistinctEntries(evidence.failing)) return null;
  for (const dimension of dimensionsIn(evidence.signature)) {
    const found = byDimension(evidence, dimension);
    if (found !== null) return found;
  }
  const factor = ratioOf(evidence.failing[0]);
  if (
    factor === null ||
    !isBorneOut(
      evidence,
      scaledBy(() => factor),
      3,
    )
  )
    return null;
  return `${timesTooLarge(factor)}: is a constant factor missing, or one too many?`;
};

function byDimension(evidence: ComparedCases, { name, of }: Dimension): string | null {
  const [first] = evidence.failing;
  if (first === undefined) return null;
  const size = of(first.args);
  const text = formatNumber(size);
  if (isBorneOut(evidence, scaledBy(of), 3)) {
    return `${text} times too large everywhere, and ${text} is ${name}: did you forget to divide by it?`;
  }
  if (
    isBorneOut(
      evidence,
      scaledBy((args) => 1 / of(args)),
      3,
    )
  ) {
    return `${text} times too small everywhere, and ${text} is ${name}: did you divide by it once too often?`;
  }
  const bessel = (args: ComparedCase['args']) => of(args) / (of(args) - 1);
  if (
    isBorneOut(evidence, scaledBy(bessel), 3) ||
    isBorneOut(
      evidence,
      scaledBy((args) => Math.sqrt(bessel(args))),
      3,
    )
  ) {
    return `Divided by ${formatNumber(size - 1)} where it should be ${text}, ${name}: the biased variance divides by N, not N − 1.`;
  }
  return null;
}

function scaledBy(factor: (args: ComparedCase['args']) => number) {
  return ({ args, expectedNumbers }: ComparedCase) => {
    const scale = factor(args);
    return expectedNumbers.map((value) => value * scale);
  };
}

/** Where all right entries are alike, a factor and an offset cannot be told apart. */
function hasDistinctEntries(cases: readonly ComparedCase[]): boolean {
  const [first, ...others] = cases.flatMap(({ expectedNumbers }) => expectedNumbers).filter((value) => value !== 0);
  return first !== undefined && others.some((value) => !isNear(Math.abs(value), Math.abs(first)));
}

/** Read off at the largest entry. */
function ratioOf(compared: ComparedCase | undefined): number | null {
  let best: readonly [expected: number, got: number] = [0, 0];
  for (const [index, value] of compared?.expectedNumbers.entries() ?? []) {
    if (compared?.free[index] !== true && Math.abs(value) > Math.abs(best[0]))
      best = [value, compared?.gotNumbers[index] ?? 0];
  }
  const ratio = best[1] / best[0];
  return Number.isFinite(ratio) && ratio !== 0 ? ratio : null;
}

function timesTooLarge(factor: number): string {
  const size = Math.abs(factor);
  const sign = factor < 0 ? ', and of the wrong sign' : '';
  return size >= 1
    ? `${formatNumber(size)} times too large everywhere${sign}`
    : `${formatNumber(1 / size)} times too small everywhere${sign}`;
}
