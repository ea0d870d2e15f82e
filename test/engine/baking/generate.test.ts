import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { CheckSpec } from '@/lib/core/exercise/checks/registry';
import { numbersOf } from '@/lib/core/exercise/entries';
import { exerciseSchema } from '@/lib/core/exercise/schema';
import type { FunctionSignature, TypeName, Value } from '@/lib/core/exercise/values';
import type { Input } from '@/lib/core/exercise/written';
import { argumentsOf } from '@/lib/engine/baking/generate';

const signature = (parameters: Readonly<Record<string, TypeName>>): FunctionSignature => ({
  name: 'f',
  description: 'Anything.',
  parameters: Object.entries(parameters).map(([name, type]) => ({ name, type })),
  result: 'number',
});

/** A check as the schema reads it, with its defaults. */
function matches(generate: object, more: object = {}): CheckSpec {
  const [check] = exerciseSchema.shape.checks.parse([
    { name: 'Random inputs', kind: 'matches', function: 'f', generate, ...more },
  ]);
  if (!check) throw new Error('no check');
  return check;
}

const vector = signature({ z: 'Vector' });
const drawn = (generate: object, given: FunctionSignature = vector, more: object = {}) =>
  argumentsOf(matches(generate, more), given, 'slug');
const sizes = { n: { min: 1, max: 9 } };

function only(args: readonly Value[] | undefined): readonly number[] {
  return numbersOf([...(args ?? [])]);
}

describe('drawing', () => {
  const generate = { count: 4, sizes, arguments: { z: { normal: ['n'], scale: 3 } } };

  test('the same check draws the same numbers; another name, slug or seed draws others', () => {
    const first = drawn(generate);
    expect(drawn(generate)).toEqual(first);
    expect(drawn(generate, vector, { name: 'Other inputs' })).not.toEqual(first);
    expect(argumentsOf(matches(generate), vector, 'other')).not.toEqual(first);
    expect(drawn(generate, vector, { seed: 1 })).not.toEqual(first);
    expect(drawn(generate, vector, { seed: 1, name: 'Other' })).toEqual(drawn(generate, vector, { seed: 1 }));
  });

  test('the numbers are these, on every machine', () => {
    const [args] = drawn({ count: 1, arguments: { z: { uniform: [4], min: 0, max: 1 } }, boundary: false });
    expect(args).toMatchInlineSnapshot(`
      [
        [
          0.8780870843848523,
          0.2601720853022821,
          0.5459910984368743,
          0.7776773064642887,
        ],
      ]
    `);
  });

  test('a check changed at its end keeps the cases before', () => {
    const more = drawn({ ...generate, count: 5, boundary: false });
    expect(more.slice(0, 4)).toEqual(drawn({ ...generate, boundary: false }));
  });

  test('arguments come in the order of the function, whatever the order in the file', () => {
    const both = signature({ a: 'number', z: 'Vector' });
    const [args] = drawn(
      { count: 1, arguments: { z: { fill: [2], with: 7 }, a: { fill: [], with: 3 } }, boundary: false },
      both,
    );
    expect(args).toEqual([3, [7, 7]]);
  });

  test('ranges, choices and spreads are kept', () => {
    const many = (input: Input) =>
      drawn({ count: 20, arguments: { z: input }, boundary: false }).flatMap((args) => only(args));
    const uniform = many({ uniform: [100], min: -2, max: 5 });
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...uniform)).toBeLessThan(5);
    expect(new Set(many({ choice: [100], from: [0, 1] }))).toEqual(new Set([0, 1]));
    const normal = many({ normal: [100], mean: 10, scale: 2 });
    const mean = normal.reduce((a, b) => a + b, 0) / normal.length;
    expect(Math.abs(mean - 10)).toBeLessThan(0.2);
    const deviation = Math.sqrt(normal.reduce((a, b) => a + (b - mean) ** 2, 0) / normal.length);
    expect(Math.abs(deviation - 2)).toBeLessThan(0.15);
  });

  test('equal names of sizes are equal sizes; lists of generators nest', () => {
    const layers = signature({ x: 'Matrix', w: 'Matrix[]' });
    const cases = drawn(
      {
        count: 8,
        sizes: { rows: { min: 1, max: 4 }, n: { min: 1, max: 6 } },
        arguments: { x: { normal: ['rows', 'n'] }, w: [{ normal: ['n', 3] }, { normal: [3, 1] }] },
      },
      layers,
    );
    for (const [x, w] of cases) {
      const rows = x as readonly (readonly number[])[]; // a Matrix, by the signature
      const [first, second] = w as readonly (readonly (readonly number[])[])[]; // a Matrix[], by the signature
      expect(first).toHaveLength(rows[0]?.length ?? -1);
      expect(first?.[0]).toHaveLength(3);
      expect(second).toHaveLength(3);
    }
  });
});

describe('boundary cases', () => {
  test('each size is at its least, then all are', () => {
    const matrix = signature({ x: 'Matrix' });
    const cases = drawn(
      {
        count: 1,
        sizes: { rows: { min: 1, max: 30 }, columns: { min: 2, max: 40 } },
        arguments: { x: { choice: ['rows', 'columns'], from: [5] } },
      },
      matrix,
    );
    const shapes = cases.map(([x]) => x as readonly (readonly number[])[]).map((x) => [x.length, x[0]?.length]);
    expect(shapes).toHaveLength(4);
    expect(shapes[1]?.[0]).toBe(1);
    expect(shapes[2]?.[1]).toBe(2);
    expect(shapes[3]).toEqual([1, 2]);
  });

  test('a vector meets 0, −0, 1 and −1 among ordinary numbers', () => {
    const cases = drawn({ count: 1, sizes, arguments: { z: { normal: ['n'] } } });
    const numbers = only(cases.at(-1));
    expect(numbers).toHaveLength(9);
    for (const special of [0, -0, 1, -1]) expect(numbers.some((x) => Object.is(x, special))).toBe(true);
    expect(numbers.filter((x) => ![0, 1, -1].includes(x))).toHaveLength(4);
  });

  test('a number meets each special value in a case of its own', () => {
    const scalar = signature({ slope: 'number' });
    const generate = { count: 1, arguments: { slope: { uniform: [], min: 0.01, max: 1, special: [0.01, 0.2, 0.95] } } };
    expect(drawn(generate, scalar).slice(1)).toEqual([[0.01], [0.2], [0.95]]);
    const usual = { count: 1, arguments: { slope: { uniform: [], min: 0, max: 1 } } };
    expect(drawn(usual, scalar).slice(1)).toEqual([[0]]);
  });

  test('special values outside the range are left out, and so is the excluded maximum', () => {
    const cases = drawn({ count: 1, sizes, arguments: { z: { uniform: ['n'], min: 0.5, max: 1 } } });
    expect(cases).toHaveLength(2); // one drawn, one of the least size
  });

  test('they differ in one argument each, so that results kept without regard to one are found out', () => {
    const three = signature({ x: 'Matrix', gamma: 'Vector', eps: 'number' });
    const inputs = {
      x: { normal: ['n', 2] },
      gamma: { uniform: [2], min: 3, max: 4 },
      eps: { uniform: [], min: 2, max: 3 },
    };
    const sizes = { n: { min: 1, max: 4 } };
    const [common, ...others] = drawn({ count: 1, sizes, arguments: inputs }, three).slice(2);
    const changed = others.map((one) =>
      one.flatMap((value, index) => (isDeepStrictEqual(value, common?.[index]) ? [] : [index])),
    );
    expect(changed).toEqual([[0], [1], [2]]);
  });

  test('there are none where they are not wanted', () => {
    expect(drawn({ count: 3, sizes, arguments: { z: { normal: ['n'] } }, boundary: false })).toHaveLength(3);
  });

  test('written cases come first', () => {
    const generate = { count: 1, arguments: { z: { normal: [2] } }, boundary: false };
    const cases = drawn(generate, vector, { cases: [{ arguments: { z: [1, 2] } }] });
    expect(cases[0]).toEqual([[1, 2]]);
    expect(cases).toHaveLength(2);
  });
});
