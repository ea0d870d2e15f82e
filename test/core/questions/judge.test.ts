import { describe, expect, test } from 'vitest';
import type { QuestionSpec } from '@/lib/core/exercise/schema';
import { judge } from '@/lib/core/questions/judge';
import { findTwoMeanings, parseNumber } from '@/lib/core/questions/parse-number';
import { publicQuestion } from '@/lib/core/questions/public';
import { multiple, numeric, single } from './questions';

const options = (...chosen: number[]) => ({ kind: 'options', chosen }) as const;
const number = (value: number) => ({ kind: 'number', value }) as const;

describe('a single choice', () => {
  test('is right with the right option, and explains that option only', () => {
    expect(judge(single, options(1))).toEqual({
      correct: true,
      incomplete: false,
      remarks: [{ option: 1, right: true, explanation: 'secret: a quarter' }],
    });
  });

  test('is wrong with another, and does not tell the right one', () => {
    const verdict = judge(single, options(0));
    expect(verdict?.correct).toBe(false);
    expect(JSON.stringify(verdict)).not.toContain('a quarter');
  });

  test.each([options(), options(0, 1), options(7), number(1)])('does not take %o', (answer) => {
    expect(judge(single, answer)).toBeNull();
  });
});

describe('a multiple choice', () => {
  test('is right with all right options in any order, each once', () => {
    expect(judge(multiple, options(2, 0))?.correct).toBe(true);
    expect(judge(multiple, options(2, 0, 2))?.correct).toBe(true);
  });

  test('with some of them says that more are right, but not which', () => {
    const verdict = judge(multiple, options(0));
    expect(verdict).toMatchObject({ correct: false, incomplete: true });
    expect(verdict?.remarks.map(({ option }) => option)).toEqual([0]);
  });

  test('with a wrong one among them is wrong, and says which', () => {
    const verdict = judge(multiple, options(0, 1, 2));
    expect(verdict).toMatchObject({ correct: false, incomplete: false });
    expect(verdict?.remarks.map(({ option, right }) => [option, right])).toEqual([[1, false]]);
  });

  test('with everything ticked tells of one option alone', () => {
    const [first, ...rest] = multiple.options;
    const wrong = { text: 'sine', correct: false, explanation: 'secret: it swings' };
    const four = { ...multiple, options: [...(first ? [first] : []), wrong, ...rest] };
    expect(judge(four, options(0, 1, 2, 3))?.remarks).toEqual([
      { option: 1, right: false, explanation: 'secret: it swings' },
    ]);
  });
});

describe('a number', () => {
  test.each([0.25, 0.26, 0.24])('%d is right within the tolerance, its ends included', (value) => {
    expect(judge(numeric, number(value))?.correct).toBe(true);
  });

  test('a known wrong answer has an explanation of its own', () => {
    expect(judge(numeric, number(0.5))?.remarks[0]?.explanation).toBe('secret: that is the height');
    expect(judge(numeric, number(9))?.remarks[0]?.explanation).toBe('secret: try zero');
  });

  test('without tolerance asks for the number itself', () => {
    const exact: QuestionSpec = { ...numeric, answer: 0.3, tolerance: 0 };
    expect(judge(exact, number(0.1 + 0.2))?.correct).toBe(true);
    expect(judge(exact, number(0.3001))?.correct).toBe(false);
  });

  test.each([number(Number.NaN), number(Number.POSITIVE_INFINITY), options(0)])('does not take %o', (answer) => {
    expect(judge(numeric, answer)).toBeNull();
  });
});

test('what a browser gets before an answer holds neither explanations nor what is right', () => {
  for (const question of [single, multiple, numeric]) {
    const sent = publicQuestion(question, { names: [0, 1, 2], shown: [2, 0, 1] });
    expect(sent.prompt).toBe(question.prompt);
    expect(JSON.stringify(sent)).not.toMatch(/secret|correct|answer|tolerance|wrong/);
  }
});

describe('numbers as people type them', () => {
  test.each([
    ['0.25', 0.25],
    ['0,25', 0.25],
    [' −3 ', -3],
    ['-.5', -0.5],
    ['1e-6', 1e-6],
    ['1/4', 0.25],
    ['2.', 2],
    ['1,000,000', 1e6],
    ['1 000 000', 1e6],
    ['1\u202f000\u202f000', 1e6],
    ["1'000'000", 1e6],
    ['1.000.000', 1e6],
    ['1,000.5', 1000.5],
    ['1.000,5', 1000.5],
    ['1 000,25', 1000.25],
    ['10^6', 1e6],
    ['10**6', 1e6],
    ['10⁶', 1e6],
    ['10^-3', 1e-3],
    ['10⁻³', 1e-3],
    ['2·10^6', 2e6],
    ['2 × 10⁻³', 2e-3],
    ['-2^2', -4],
    ['2^10', 1024],
    ['1e6', 1e6],
    ['1E6', 1e6],
    ['1/10^3', 1e-3],
    ['0,250', 0.25],
    ['0.125', 0.125],
    ['1.000', 1],
    ['1234,567', 1234.567],
    ['10,5', 10.5],
  ])('%s', (text, value) => expect(parseNumber(text)).toBe(value));

  test.each([
    ['1,000', '1000', '1.000'],
    ['-12,345', '12345', '12.345'],
    ['1,000/4', '1000', '1.000'],
  ])('%s could be two numbers, and is asked back', (text, whole, decimal) => {
    expect(parseNumber(text)).toBeNull();
    expect(findTwoMeanings(text)).toEqual({ whole, decimal });
  });

  test.each(['0,250', '1,000,000', '1,000.5', '1.000', '1234,567', '1,5', '1,0000', 'x'])('%s is not', (text) => {
    expect(findTwoMeanings(text)).toBeNull();
  });

  test.each([
    '',
    ' ',
    'x',
    '1/0',
    '1/2/3',
    '0x10',
    '1 2',
    'Infinity',
    'NaN',
    '1e999',
    '1,00,000',
    '1,000,00',
    '2^',
    '^2',
    '2^^2',
    '1·2·3',
    '10^9999',
    '1 00',
  ])('%s is none', (text) => {
    expect(parseNumber(text)).toBeNull();
  });
});
