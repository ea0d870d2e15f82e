import { describe, expect, test } from 'vitest';
import type { Value } from '@/lib/core/exercise/values';
import { type AnyFunction, reportOn } from '../../helpers/grading';
import { signatureOf } from '../../helpers/revisions';

type Vector = number[];
type Matrix = number[][];

const double = signatureOf('double', { z: 'Vector' }, 'Vector');
const solution = (z: Vector) => z.map((v) => 2 * v);
const inputs: Value[][] = [[[0.5, -1, 4]], [[3]], [[1, 2]]];
const messageFor = async (attempt: AnyFunction) => (await reportOn(double, solution, attempt, inputs)).message;

const grid = signatureOf('grid', { x: 'Matrix' }, 'Matrix');
const identity = (x: Matrix) => x.map((row) => [...row]);
const gridInputs: Value[][] = [
  [
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ],
];
const gridMessage = async (attempt: AnyFunction) => (await reportOn(grid, identity, attempt, gridInputs)).message;

const record = signatureOf('parts', { x: 'Vector' }, { dx: 'Vector', loss: 'number' });
const parts = (x: Vector) => ({ dx: [...x], loss: 1 });
const recordMessage = async (attempt: AnyFunction) => (await reportOn(record, parts, attempt, [[[1, 2]]])).message;

describe('what comes back must be of the declared type and the right shape', () => {
  test.each<[string, AnyFunction, string]>([
    ['nothing', () => undefined, '`double` returned undefined; an array of numbers (number[]) was asked.'],
    ['a number', () => 3, '`double` returned a number; an array of numbers (number[]) was asked.'],
    [
      'a typed array',
      (z: Vector) => Float64Array.from(z),
      '`double` returned a Float64Array of length 3; an array of numbers (number[]) was asked.',
    ],
    ['a record', (z: Vector) => ({ z }), '`double` returned a record { z }; an array of numbers (number[]) was asked.'],
    [
      'too many numbers',
      (z: Vector) => [...solution(z), 0],
      '`double` returned an array of 4 numbers; an array of 3 numbers was asked.',
    ],
    ['too few', () => [], '`double` returned an empty array; an array of 3 numbers was asked.'],
    [
      'an array inside',
      (z: Vector) => [solution(z), 0, 0],
      'In what `double` returned, [0] is an array of 3 numbers; a number was asked.',
    ],
    ['text inside', (z: Vector) => z.map(String), 'In what `double` returned, [0] is 0.5; a number was asked.'],
    ['rows', (z: Vector) => [z], '`double` returned an array of 1 array; an array of 3 numbers was asked.'],
  ])('%s', async (_, attempt, message) => {
    expect(await messageFor(attempt)).toBe(message);
  });

  test.each<[string, AnyFunction, string]>([
    [
      'ragged rows',
      (x: Matrix) => x.map((row, i) => (i === 1 ? [1] : row)),
      'In what `grid` returned, [1] is an array of 1 number; an array of 2 numbers was asked.',
    ],
    [
      'a missing row',
      (x: Matrix) => x.slice(1),
      '`grid` returned an array of 2 arrays; an array of 3 arrays was asked.',
    ],
    ['a flat array', (x: Matrix) => x.flat(), '`grid` returned an array of 6 numbers; an array of 3 arrays was asked.'],
    [
      'a transpose',
      () => [
        [1, 3, 5],
        [2, 4, 6],
      ],
      '`grid` returned an array of 2 arrays; an array of 3 arrays was asked. Rows and columns are exchanged.',
    ],
  ])('%s of a matrix', async (_, attempt, message) => {
    expect(await gridMessage(attempt)).toBe(message);
  });

  test.each<[string, AnyFunction, string]>([
    [
      'a missing field',
      (x: Vector) => ({ dx: x }),
      '`parts` returned a record { dx } without loss; a record { dx, loss } was asked.',
    ],
    [
      'an array',
      (x: Vector) => [x, 1],
      '`parts` returned an array of 2 mixed entries; a record { dx, loss } was asked.',
    ],
    [
      'a field of another type',
      (x: Vector) => ({ dx: x, loss: [1] }),
      'In what `parts` returned, loss is an array of 1 number; a number was asked.',
    ],
  ])('%s of a record', async (_, attempt, message) => {
    expect(await recordMessage(attempt)).toBe(message);
  });

  test('a field more than asked is no mistake', async () => {
    expect(await recordMessage((x: Vector) => ({ loss: 1, dx: [...x], cache: [1] }))).toBe('');
  });
});

describe('what a function does besides returning', () => {
  test('changing an argument is refused and the argument named', async () => {
    const message = await messageFor((z: Vector) => {
      z.push(1);
      return solution(z.slice(0, -1));
    });
    expect(message).toBe(
      '`double` changed its argument z. The caller still needs it: build a new array for the result instead.',
    );
  });

  test('state between calls is refused: the same inputs must give the same answer', async () => {
    let calls = 0;
    const message = await messageFor((z: Vector) => (++calls > 3 ? z.map(() => 7) : solution(z)));
    expect(message).toBe(
      'The second call of `double` with the same inputs gave another answer: 7 instead of 1 at [0]. ' +
        'A result may depend on the arguments only: no randomness, and nothing kept between calls outside the function.',
    );
  });

  test('a list that grows over calls is refused', async () => {
    const out: Vector = [];
    const message = await messageFor((z: Vector) => {
      out.push(...solution(z));
      return [...out];
    });
    expect(message).toMatch(
      /^The second call of `double` with the same inputs gave another answer: an array of 12 numbers instead of an array of 3 numbers\./,
    );
  });

  test('an exception keeps its text, cut to size and without control characters', async () => {
    const report = await reportOn(
      double,
      solution,
      () => {
        throw new Error(`\u0000${'x'.repeat(10_000)}`);
      },
      inputs,
    );
    expect(report.outcome).toBe('threw');
    expect(report.message.length).toBeLessThan(400);
    expect(report.message).toMatch(/^`double` threw an error: Error: \ufffdxxx/);
  });

  test('a function that calls itself often but answers the same is fine', async () => {
    const memory = new Map<string, Vector>();
    const message = await messageFor((z: Vector) => {
      const key = z.join();
      const answer = memory.get(key) ?? solution(z);
      memory.set(key, answer);
      return [...answer];
    });
    expect(message).toBe('');
  });
});

describe('what is said of wrong numbers', () => {
  test('the call, both results side by side, first and worst difference', async () => {
    const report = await reportOn(double, solution, (z: Vector) => z.map((v, i) => (i === 0 ? 2 * v : 3 * v)), inputs);
    expect(report.message).toBe(
      '`double` returned a wrong result: 2 of 3 entries differ. The first at [1]: -3 instead of -2 (relative error 0.5). ' +
        'The worst at [2]: 12 instead of 8 (relative error 0.5).',
    );
    expect(report.evidence).toEqual({
      call: 'double([0.5, -1, 4])',
      expected: '[1, -2, 8]',
      got: '[1, -3, 12]',
      first: { path: [1], expected: -2, got: -3, absolute: 1, relative: 0.5 },
      worst: { path: [2], expected: 8, got: 12, absolute: 4, relative: 0.5 },
    });
  });

  test('a difference in late digits is shown with as many digits as it takes', async () => {
    const report = await reportOn(double, solution, (z: Vector) => solution(z).map((v) => v * 1.000002), [
      [[0.1234567891]],
    ]);
    expect(report.message).toBe('`double` returned 0.2469141 instead of 0.2469136 at [0] (relative error 2e-6).');
  });

  test('long inputs are shortened around what matters', async () => {
    const long = Array.from({ length: 40 }, (_, i) => i);
    const report = await reportOn(double, solution, (z: Vector) => z.map((v) => (v === 30 ? 0 : 2 * v)), [[long]]);
    expect(report.evidence).toMatchObject({
      call: 'double([0, 1, 2, 3, 4, 5, …34 more])',
      expected: '[0, …28 more, 58, 60, 62, 64, …7 more]',
      got: '[0, …28 more, 58, 0, 62, 64, …7 more]',
    });
  });

  test('NaN, infinities and −0 are written as such', async () => {
    const report = await reportOn(double, solution, () => [Number.NaN, Infinity, -0], [[[0.5, -1, 4]]]);
    expect(report.evidence).toMatchObject({ got: '[NaN, Infinity, -0]', worst: { got: 'NaN', absolute: 'NaN' } });
  });
});
