/** Medians with their spread: a single number from a busy machine says nothing. */

export interface Spread {
  readonly median: number;
  /** First and third quartile. */
  readonly low: number;
  readonly high: number;
}

/** @throws RangeError where there are no samples */
export function figureOf(samples: readonly number[]): Spread {
  if (samples.length === 0) throw new RangeError('A figure needs at least one sample.');
  const sorted = samples.toSorted((a, b) => a - b);
  const last = sorted.length - 1;
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return { median: at(Math.round(last / 2)), low: at(Math.floor(last / 4)), high: at(Math.ceil((last * 3) / 4)) };
}

/** Milliseconds of each of `times` calls, fewer where `atMostMs` is over. */
export async function time(times: number, atMostMs: number, call: () => unknown): Promise<Spread> {
  const samples: number[] = [];
  const end = performance.now() + atMostMs;
  while (samples.length < times && (samples.length === 0 || performance.now() < end)) {
    const began = performance.now();
    await call();
    samples.push(performance.now() - began);
  }
  return figureOf(samples);
}

/** "8.3 (7.9–9.4)" */
export function formatFigure({ median, low, high }: Spread): string {
  return `${formatShort(median)} (${formatShort(low)}–${formatShort(high)})`;
}

export function formatShort(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toPrecision(2);
}

/** A Markdown table, so that what is printed can go into docs/benchmarks.md as it is. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
