import type { Value } from '@/lib/core/exercise/values';
import { type ComparedCase, type ComparedCases, isBorneOut, isNear, type Pattern, spreadOver } from '../evidence';

/**
 * A gate with its two sides exchanged. Right entries are s or slope · s of some argument s (slope 0 for ReLU), and the
 * student returned the other of the two everywhere; both sides must occur.
 */
export const invertedMask: Pattern = (evidence) => {
  const { parameters } = evidence.signature;
  const slope = parameters.findIndex(({ name, type }) => type === 'number' && name === 'slope');
  const source = parameters.findIndex((_, position) => isExchanged(evidence, position, slope));
  const name = parameters[source]?.name;
  if (name === undefined) return null;
  const gentle = slope < 0 ? '0' : 'scaled by slope';
  return `The mask is inverted: ${name} is kept where it should be ${gentle}, and ${gentle} where it should be kept.`;
};

function isExchanged(evidence: ComparedCases, position: number, slope: number): boolean {
  const sides = new Set<boolean>();
  const formula = (compared: ComparedCase) =>
    exchanged(compared, compared.args[position], compared.args[slope] ?? 0, sides);
  return isBorneOut(evidence, formula) && sides.size === 2;
}

/** @param sides collects which side of the gate the entries seen are on */
function exchanged(
  { expected, expectedNumbers }: ComparedCase,
  argument: Value | undefined,
  slope: Value,
  sides: Set<boolean>,
) {
  const source = argument === undefined || typeof argument === 'number' ? null : spreadOver(argument, expected);
  if (source === null || typeof slope !== 'number') return null;
  const other: number[] = [];
  for (const [index, right] of expectedNumbers.entries()) {
    const whole = source[index] ?? 0;
    const kept = isNear(right, whole);
    if (!kept && !isNear(right, slope * whole)) return null;
    if (whole !== 0) sides.add(kept);
    other.push(kept ? slope * whole : whole);
  }
  return other;
}
