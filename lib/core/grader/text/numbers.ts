/** Numbers as a student reads them: short, but never so short that a difference disappears. */
import type { Path } from '@/lib/core/exercise/values';
import { cleanText } from './clean';

/** At most `digits` significant digits, without trailing zeros: 0.333333, 2.5e-7, 1e200, -0, NaN. */
export function formatNumber(value: number, digits = 6): string {
  if (Object.is(value, -0)) return '-0';
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e6) return String(Number(value.toPrecision(digits)));
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  return `${Number(mantissa)}e${Number(exponent)}`;
}

/** Two numbers with as many digits as it takes to tell them apart. */
export function formatPair(a: number, b: number): readonly [string, string] {
  for (let digits = 6; digits < 17; digits++) {
    const texts = [formatNumber(a, digits), formatNumber(b, digits)] as const;
    if (texts[0] !== texts[1] || a === b) return texts;
  }
  return [formatNumber(a, 17), formatNumber(b, 17)];
}

/** `dx[2][0]`, `[3]`; '' for the result as a whole. */
export function formatPath(path: Path): string {
  const text = path
    .map((key, depth) => (typeof key === 'number' ? `[${key}]` : depth === 0 ? key : `.${key}`))
    .join('');
  return cleanText(text, 60);
}

/** "at dx[2][0]"; '' for a result that is one number. */
export function atPath(path: Path): string {
  return path.length === 0 ? '' : ` at ${formatPath(path)}`;
}
