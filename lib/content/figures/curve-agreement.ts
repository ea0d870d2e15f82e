/** How a student's curve lies to the reference, in words and numbers. */
import { readable } from './format';
import type { ScalarCurve } from './scalar-curves';

/** Differences of a slope by central differences are ten thousand times those of the values. */
const tolerance = { value: 1e-6, slope: 1e-4 };

export function cellOf(value: number | undefined): string {
  if (value === undefined) return 'nothing';
  return Number.isNaN(value) ? 'NaN' : readable(value);
}

/** One sentence. */
export function curveAgreement(
  curve: ScalarCurve,
  grid: readonly number[],
  values: readonly number[] | null,
  variable: string,
): string {
  if (values === null) return 'Your function gave nothing that can be drawn.';
  const odd = values.filter((value) => !Number.isFinite(value)).length;
  if (odd > 0) return `Not a finite number at ${odd} of ${grid.length} places.`;
  const distances = grid.map((z, index) => distanceOf(curve, z, values[index] ?? Number.NaN));
  const worst = Math.max(...distances);
  if (worst <= tolerance[curve.isSlope ? 'slope' : 'value']) return 'The two agree everywhere.';
  return `They differ by up to ${readable(worst)}, at ${variable} = ${readable(grid[distances.indexOf(worst)] ?? 0)}.`;
}

function distanceOf({ kink, reference }: ScalarCurve, z: number, value: number): number {
  if (kink && z === kink.at) return Math.max(kink.low - value, value - kink.high, 0);
  return Math.abs(value - reference(z));
}
