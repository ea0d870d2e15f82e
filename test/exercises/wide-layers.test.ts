/** What the lesson on the chain says of wide sigmoid layers, by arithmetic of its own: random networks, forward and back. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Random, seededRandom } from '@/lib/core/numeric/random';

const width = 64;
const depth = 20;
const networks = 15;

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const normals = (random: Random, scale = 1) => Array.from({ length: width }, () => scale * random.normal());
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** One network with weights from N(0, s²/64): what is left of a random gradient at the first layer, and who is saturated. */
function look(s: number, random: Random): { readonly left: number; readonly saturated: number } {
  const layers = Array.from({ length: depth }, () =>
    Array.from({ length: width }, () => normals(random, s / Math.sqrt(width))),
  );
  const slopes: number[][] = [];
  let a = normals(random);
  for (const weights of layers) {
    a = weights.map((row) => 1 / (1 + Math.exp(-dot(row, a))));
    slopes.push(a.map((value) => value * (1 - value)));
  }
  const passing = (arrived: readonly number[], layer: number) => arrived.map((g, j) => g * (slopes[layer]?.[j] ?? 0));
  const last = passing(normals(random), depth - 1);
  let first = last;
  for (let layer = depth - 1; layer > 0; layer--) {
    const columns = Array.from({ length: width }, (_, j) => (layers[layer] ?? []).map((row) => row[j] ?? 0));
    first = passing(
      columns.map((column) => dot(column, first)),
      layer - 1,
    );
  }
  const units = slopes.flat();
  return {
    left: Math.hypot(...first) / Math.hypot(...last),
    saturated: units.filter((slope) => slope < 0.05 * 0.25).length / units.length,
  };
}

/** A number as the lesson writes it. */
function written(text: string): number {
  const power = /^\$10\^\{(-?\d+)\}\$$/.exec(text);
  if (power) return 10 ** Number(power[1]);
  return text === 'none' ? 0 : text.endsWith('%') ? Number.parseFloat(text) / 100 : Number(text);
}

test('wide sigmoid layers keep what the table says', () => {
  const lesson = readFileSync('exercises/vanishing-chain/lesson.md', 'utf8');
  const table = lesson.slice(lesson.indexOf('| $s$ |')).split('\n\n')[0] ?? '';
  const rows = table.split('\n').slice(2);
  expect(rows).toHaveLength(4);
  for (const row of rows) {
    const [s = 0, left = 0, saturated = 0] = row
      .split('|')
      .slice(1, -1)
      .map((cell) => written(cell.trim()));
    const seen = Array.from({ length: networks }, (_, index) => look(s, seededRandom(`wide ${s} ${index}`)));
    // Rounded to one digit, of medians that differ from one set of networks to the next by a factor of two.
    const ratio = median(seen.map((one) => one.left)) / left;
    expect(ratio, row).toBeGreaterThan(0.4);
    expect(ratio, row).toBeLessThan(2.5);
    expect(Math.abs(median(seen.map((one) => one.saturated)) - saturated), row).toBeLessThan(0.03);
  }
});
