/** The logarithmic axis of the charts. uPlot's own ticks never end where a value is under 1e-32, as a vanished gradient is. */

/** The whole decades around two positive numbers, at least one. */
export function decadesAround(low: number, high: number): [number, number] {
  const bottom = Math.floor(Math.log10(low));
  const top = Math.max(Math.ceil(Math.log10(high)), bottom + 1);
  return [10 ** bottom, 10 ** top];
}

/** Powers of ten from `low` to `high`, at most `most` of them, evenly spaced. */
export function powersOfTen(low: number, high: number, most = 7): number[] {
  const bottom = Math.ceil(Math.log10(low) - 1e-9);
  const top = Math.floor(Math.log10(high) + 1e-9);
  const every = Math.max(1, Math.ceil((top - bottom) / (most - 1)));
  return Array.from({ length: Math.floor((top - bottom) / every) + 1 }, (_, index) => 10 ** (bottom + index * every));
}

/** Such as 1e-12. */
export function powerLabel(tick: number): string {
  return `1e${Math.round(Math.log10(tick))}`;
}
