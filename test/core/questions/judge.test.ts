import { describe, expect, test } from 'vitest';
import type { QuestionSpec } from '@/lib/core/exercise/schema';
import { judge } from '@/lib/core/questions/judge';
import { parseNumber } from '@/lib/core/questions/parse-number';
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
    expect(verdict?.remarks.map(({ right }) => right)).toEqual([true, false, true]);
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
    const sent = publicQuestion(question);
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
  ])('%s', (text, value) => expect(parseNumber(text)).toBe(value));

  test.each(['', ' ', 'x', '1/0', '1/2/3', '0x10', '1 2', 'Infinity', 'NaN', '1e999'])('%s is none', (text) => {
    expect(parseNumber(text)).toBeNull();
  });
});
