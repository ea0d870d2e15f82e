import { describe, expect, test } from 'vitest';
import { grade } from '@/lib/core/grader/grade';
import { parseArguments, UsageError } from '@/scripts/grade/arguments';
import { formatResult } from '@/scripts/grade/formats';
import type { Graded } from '@/scripts/grade/graded';
import { inOrder } from '@/scripts/grade/in-order';
import { sandboxOf } from '../core/grader/fake-sandbox';
import { caseOf, expectedCheck, revisionOf, signatureOf } from '../helpers/revisions';

const revision = {
  ...revisionOf(
    [signatureOf('f', { z: 'Vector' }, 'Vector')],
    [
      expectedCheck('Small', 'f', [caseOf([[1]], [1])]),
      { ...expectedCheck('Large', 'f', [caseOf([[5, 6]], [5, 6])]), visibility: 'hidden' as const, points: 2 },
    ],
  ),
  mistakes: [
    {
      id: 'cut',
      title: 'Cut',
      nudge: 'Look at large inputs.',
      hint: 'Do not cut.',
      fingerprint: [{ check: 'Large', caseIndex: 0, output: [2, 2] }],
    },
  ],
};
const report = await grade(revision, '', sandboxOf({ f: (z: number[]) => z.map((v) => Math.min(v, 2)) }));
const rejected = await grade(revision, '', {
  run: async () => ({
    kind: 'rejected',
    phase: 'syntax',
    error: { name: 'SyntaxError', message: 'No brace', line: 3, column: 1 },
    console: [],
  }),
});
const graded: Graded = { kind: 'graded', file: 'a.ts', report, ms: 12.4 };
const read = (one: Graded, format: 'json' | 'exercism' | 'gradescope') =>
  JSON.parse(formatResult(one, revision, format));

describe('one line a file', () => {
  test('as our own JSON', () => {
    expect(read(graded, 'json')).toEqual({
      file: 'a.ts',
      exercise: 'test-exercise',
      outcome: 'failed',
      score: 1,
      maxScore: 3,
      checks: [
        { name: 'Small', outcome: 'passed', points: 1, maxPoints: 1, message: '' },
        {
          name: 'Large',
          outcome: 'failed',
          points: 0,
          maxPoints: 2,
          message: expect.stringContaining('all 2 entries differ'),
        },
      ],
      diagnosis: { mistake: 'cut', hint: 'Do not cut.' },
      ms: 12,
      problem: null,
    });
  });

  test('for a file that cannot be read: an error of which nothing was graded', () => {
    const unreadable: Graded = { kind: 'unreadable', file: 'b.ts', error: 'there is no such file' };
    expect(read(unreadable, 'json')).toMatchObject({
      file: 'b.ts',
      outcome: 'error',
      score: 0,
      maxScore: 3,
      checks: [],
    });
    expect(read(unreadable, 'exercism')).toEqual({
      version: 3,
      status: 'error',
      message: 'there is no such file',
      tests: [],
    });
    expect(read(unreadable, 'gradescope')).toMatchObject({ score: 0, output: 'there is no such file' });
  });

  test('as Exercism version 3', () => {
    const result = read(graded, 'exercism');
    expect(result).toMatchObject({ version: 3, status: 'fail', message: null });
    expect(result.tests[0]).toEqual({ name: 'Small', status: 'pass', message: null, output: null, test_code: '' });
    expect(result.tests[1]).toMatchObject({ name: 'Large', status: 'fail', test_code: 'f([5, 6])' });
    expect(result.tests[1].message).toMatch(/expected: \[5, 6\]\ngot: \[2, 2\]$/);
  });

  test('as Exercism: an error as a whole only where nothing ran', () => {
    const result = read({ ...graded, report: rejected }, 'exercism');
    expect(result).toEqual({
      version: 3,
      status: 'error',
      message: 'Your code has a syntax error in line 3: No brace',
      tests: [],
    });
  });

  test('as Gradescope', () => {
    expect(read(graded, 'gradescope')).toEqual({
      score: 1,
      execution_time: 0.012,
      output: 'Look at large inputs.',
      visibility: 'visible',
      tests: [
        { score: 1, max_score: 1, status: 'passed', name: 'Small', output: '', visibility: 'visible' },
        {
          score: 0,
          max_score: 2,
          status: 'failed',
          name: 'Large',
          output: expect.stringContaining('got: [2, 2]'),
          visibility: 'hidden',
        },
      ],
    });
  });

  test('for a person', () => {
    const text = formatResult(graded, revision, 'text');
    expect(text).toContain('a.ts: test-exercise failed, 1 of 3 points');
    expect(text).toContain('✗ Large (hidden)');
    expect(formatResult({ ...graded, report: rejected }, revision, 'text')).toContain(
      'syntax error in line 3: No brace',
    );
  });
});

describe('the command line', () => {
  test('takes flags anywhere', () => {
    const expected = { slug: 'relu', files: ['a.ts', 'b.ts'], format: 'json', out: null };
    expect(parseArguments(['relu', 'a.ts', 'b.ts', '--json'])).toEqual(expected);
    expect(parseArguments(['--json', 'relu', 'a.ts', 'b.ts'])).toEqual(expected);
    expect(parseArguments(['relu', 'a.ts', '--format', 'exercism'])).toMatchObject({ format: 'exercism' });
    expect(parseArguments(['--help'])).toBe('help');
  });

  test.each([
    [[], /Name an exercise/],
    [['relu'], /at least one file to grade for relu/],
    [['relu', 'a.ts', '--format', 'xml'], /--format xml is not known: use text, json, exercism, gradescope/],
    [['relu', 'a.ts', '--json', '--format', 'exercism'], /not both/],
    [['relu', 'a.ts', '--jsno'], /jsno/],
  ])('refuses %j with a line that says why', (args, message) => {
    expect(() => parseArguments(args)).toThrow(UsageError);
    expect(() => parseArguments(args)).toThrow(message);
  });
});

test('results are handed on in order, as many running as allowed', async () => {
  let running = 0;
  let most = 0;
  const delivered: number[] = [];
  const task = async (item: number) => {
    most = Math.max(most, ++running);
    await new Promise((done) => setTimeout(done, (7 * item) % 5));
    running--;
    return item;
  };
  await inOrder(
    Array.from({ length: 20 }, (_, i) => i),
    3,
    task,
    (result) => void delivered.push(result),
  );
  expect(delivered).toEqual(Array.from({ length: 20 }, (_, i) => i));
  expect(most).toBe(3);
});
