import { describe, expect, test } from 'vitest';
import { hashText, seededRandom } from '@/lib/core/numeric/random';

const draw = (count: number, next: () => number) => Array.from({ length: count }, next);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('seeded random numbers', () => {
  test('repeat for the same seed and differ for another', () => {
    const first = draw(20, seededRandom(7).uniform);
    expect(draw(20, seededRandom(7).uniform)).toEqual(first);
    expect(draw(20, seededRandom(8).uniform)).not.toEqual(first);
    expect(draw(20, seededRandom('relu').normal)).toEqual(draw(20, seededRandom('relu').normal));
  });

  test('stay what they were: baked inputs depend on them', () => {
    expect(draw(3, seededRandom(1).uniform)).toMatchInlineSnapshot(`
      [
        0.5636717720710586,
        0.8959073941886353,
        0.2723428182814803,
      ]
    `);
    expect(draw(3, seededRandom('relu').normal)).toMatchInlineSnapshot(`
      [
        -0.5312172687329223,
        0.7442586559522103,
        -0.003419437308015097,
      ]
    `);
  });

  test('are uniform in [0, 1): moments and every tenth alike', () => {
    const values = draw(100_000, seededRandom(3).uniform);
    expect(Math.min(...values.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values.slice(0, 50_000))).toBeLessThan(1);
    expect(mean(values)).toBeCloseTo(1 / 2, 2);
    expect(mean(values.map((value) => value ** 2))).toBeCloseTo(1 / 3, 2);
    const tenths = new Array<number>(10).fill(0);
    for (const value of values) tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1;
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  test('are standard normal: moments up to the fourth', () => {
    const values = draw(100_000, seededRandom(4).normal);
    expect(Math.abs(mean(values))).toBeLessThan(0.02);
    expect(mean(values.map((value) => value ** 2))).toBeCloseTo(1, 1);
    expect(Math.abs(mean(values.map((value) => value ** 3)))).toBeLessThan(0.1);
    expect(Math.abs(mean(values.map((value) => value ** 4)) - 3)).toBeLessThan(0.2);
  });

  test('give whole numbers below a bound, all of them', () => {
    const random = seededRandom(5);
    expect(new Set(draw(200, () => random.integer(6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });

  test('the hash of a text is FNV-1a as published', () => {
    expect(hashText('')).toBe(0x811c9dc5);
    expect(hashText('a')).toBe(0xe40c292c);
    expect(hashText('foobar')).toBe(0xbf9cf968);
  });
});
