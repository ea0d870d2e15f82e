/** What only shows when an author's code runs: each slip is told with file and fix, in the real engine, with the real witness. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import { autodiffWitness } from '@/lib/engine/baking/autodiff.server';
import { type BakingTools, bake } from '@/lib/engine/baking/bake';
import { type Edits, lineOfText, templateFolder } from '../../helpers/exercise-folder';
import { localSandbox } from '../sandbox/local-sandbox';

let tools: BakingTools;
beforeAll(() => {
  tools = { sandbox: localSandbox(), witness: autodiffWitness };
});

const right = 'export function square(z: Vector): Vector {\n  return z.map((x) => x * x);\n}\n';
const back =
  'export function squareBackward(upstream: Vector, z: Vector): Vector {\n  return z.map((x, i) => upstream[i] * 2 * x);\n}\n';
const slope = 'upstream[i] * 2 * x';

interface Slip {
  readonly edits: Edits;
  readonly file: string;
  readonly message: RegExp;
  readonly fix?: RegExp;
  /** A text on the line that is told. */
  readonly at?: string;
  readonly severity?: 'error' | 'warning';
}

const solution = (from: string, to: string): Edits => ({ 'solution.ts': [[from, to]] });

const slips: Readonly<Record<string, Slip>> = {
  'the solution does not parse': {
    edits: solution('return z.map((x) => x * x);', 'return z.map((x) => x * x;'),
    file: 'solution.ts',
    message: /does not load: SyntaxError/,
    at: 'return z.map((x) => x * x;',
  },
  'the solution lacks a function': {
    edits: { 'solution.ts': right },
    file: 'solution.ts',
    message: /^solution\.ts does not export squareBackward\.$/,
    fix: /^Add "export function squareBackward\(upstream, z\)", or take it out of "functions" in exercise\.yaml\.$/,
  },
  'the solution never ends': {
    edits: solution('return z.map((x) => x * x);', 'for (;;) {}'),
    file: 'solution.ts',
    message: /does not finish.*loop/,
    fix: /Mend solution\.ts/,
    at: 'for (;;) {}',
  },
  'the solution throws': {
    edits: solution('return z.map((x) => x * x);', 'throw new RangeError("not yet");'),
    file: 'exercise.yaml',
    message: /square threw RangeError: not yet/,
    fix: /Mend solution\.ts/,
    at: 'name: Squares a few numbers',
  },
  'the solution returns another shape': {
    edits: solution('return z.map((x) => x * x);', 'return z[0] * z[0];'),
    file: 'exercise.yaml',
    message: /square returned a number, but an array of numbers/,
    at: 'name: Squares a few numbers',
  },
  'the solution returns a typed array': {
    edits: solution('return z.map((x) => x * x);', 'return Float64Array.from(z);'),
    file: 'exercise.yaml',
    message: /square returned a Float64Array/,
  },
  'the solution changes its argument': {
    edits: solution('return z.map((x) => x * x);', 'z.forEach((x, i) => (z[i] = x * x));\n  return z;'),
    file: 'exercise.yaml',
    message: /square changed its argument z/,
  },
  'the solution is not finite': {
    edits: solution('x * x', 'x / (x - x)'),
    file: 'exercise.yaml',
    message: /returns (NaN|-?Infinity) in case 0/,
    fix: /finite/,
    at: 'name: Squares a few numbers',
  },
  "the author's expected value is not the solution's": {
    edits: { 'exercise.yaml': [['expected: [9, 4, 0.25, 0]', 'expected: [9, 4, 0.5, 0]']] },
    file: 'exercise.yaml',
    message: /expects 0\.5 at \[2\], but the solution returns 0\.25/,
    fix: /expected value or solution/,
    at: 'name: Squares a few numbers',
  },
  "the author's expected value has another length": {
    edits: { 'exercise.yaml': [['expected: [9, 4, 0.25, 0]', 'expected: [9, 4, 0.25]']] },
    file: 'exercise.yaml',
    message: /expected value of case 0 is an array of 3 numbers, but an array of 4 numbers is right/,
    fix: /Mend the expected value/,
  },
  'the solution is wrong and the reference right': {
    edits: solution('x * x', 'x * Math.abs(x)'),
    file: 'exercise.yaml',
    message: /"Squares random vectors", case \d+: the solution says .* but reference\.ts says/,
    fix: /solution\.ts and reference\.ts/,
    at: 'name: Squares random vectors',
  },
  'the gradient is wrong': {
    edits: solution(slope, 'upstream[i] * 2 * x + 1e-5 * upstream[i]'),
    file: 'exercise.yaml',
    message:
      /"The gradient at hidden points", case \d+: the solution says .* at \[\d+\], but automatic differentiation/,
    fix: /wrong/,
    at: 'name: The gradient at hidden points',
  },
  'the gradient is wrong, where all numbers are tiny': {
    edits: {
      'solution.ts': [[slope, 'upstream[i] * 2 * x * (1 + 1e-6 * (upstream[i] / upstream[i]))']],
      'exercise.yaml': [
        [
          'upstream: { normal: [n], scale: 2 }\n        z: { normal: [n], scale: 2 }',
          'upstream: { normal: [n], scale: 1.0e-40, special: [] }\n        z: { normal: [n], scale: 1.0e-40, special: [] }',
        ],
      ],
    },
    file: 'exercise.yaml',
    message: /"The gradient at hidden points", case \d+: .* but automatic differentiation/,
    fix: /wrong/,
  },
  'the gradient is wrong, where there is no reference': {
    edits: { 'solution.ts': [[slope, 'upstream[i] * 2.0001 * x']], 'reference.ts': null },
    file: 'exercise.yaml',
    message: /"The gradient at hidden points", case \d+: .* but central differences of square says/,
    fix: /wrong/,
  },
  'the reference is wrong': {
    edits: { 'reference.ts': [['tf.square(z)', 'tf.mul(z, 2)']] },
    file: 'exercise.yaml',
    message: /reference\.ts says/,
    fix: /solution\.ts and reference\.ts/,
  },
  'the reference lacks a function': {
    edits: { 'reference.ts': [['function square', 'function squared']] },
    file: 'exercise.yaml',
    message: /does not export square, so it cannot confirm the gradients/,
    fix: /Export square/,
    at: 'name: The gradient at hidden points',
  },
  'the reference does not load': {
    edits: { 'reference.ts': [['tf.square(z);', 'tf.square(z;']] },
    file: 'reference.ts',
    message: /does not load/,
  },
  'the reference throws': {
    edits: { 'reference.ts': [['return tf.square(z);', 'throw new Error("no kernel");']] },
    file: 'exercise.yaml',
    message: /reference\.ts failed: no kernel/,
    fix: /Mend reference\.ts/,
  },
  'nothing but the solution says what is right': {
    edits: {
      'reference.ts': null,
      'exercise.yaml': [
        ['    kind: value\n', '    kind: matches\n'],
        ['        expected: [9, 4, 0.25, 0]\n', ''],
      ],
    },
    file: 'exercise.yaml',
    message: /nothing but solution\.ts says what square returns/,
    fix: /kind: value/,
    severity: 'warning',
  },
  'a case is too large': {
    edits: {
      'exercise.yaml': [
        ['{ normal: [n], scale: 3 }', '{ normal: [n], scale: 3 }'],
        ['z: Vector\n    result: Vector', 'z: Matrix\n    result: Vector'],
        ['{ z: [3, -2, 0.5, 0] }', '{ z: { fill: [128, 64], with: 1 } }'],
        ['{ normal: [n], scale: 3 }', '{ normal: [n, n], scale: 3 }'],
        ['{ uniform: [n],', '{ uniform: [n, n],'],
        ['gives: z }', 'gives: z }'],
      ],
    },
    file: 'exercise.yaml',
    message: /case of 8192 numbers; at most 4096/,
    fix: /smaller shapes/,
    at: 'name: Squares a few numbers',
  },
  'the starter passes': {
    edits: { 'starter.ts': right + back },
    file: 'starter.ts',
    message: /passes all checks/,
    fix: /Leave out/,
  },
  'the starter does not load': {
    edits: { 'starter.ts': 'export function square(z: Vector {' },
    file: 'starter.ts',
    message: /does not load/,
    fix: /begin/,
    at: 'export function',
  },
  'an alternative is refused': {
    edits: { 'alternatives/loops.ts': [['x ** 2', 'x ** 3']] },
    file: 'alternatives/loops.ts',
    message: /"Squares a few numbers" refuses this right solution/,
    fix: /Mend the file or the check/,
  },
  'an alternative does not parse': {
    edits: { 'alternatives/loops.ts': [['return result;', 'return result];']] },
    file: 'alternatives/loops.ts',
    message: /./,
    fix: /must load/,
    at: 'return result];',
  },
  'a mistake passes': {
    edits: { 'mistakes/factor-forgotten.ts': right + back },
    file: 'mistakes/factor-forgotten.ts',
    message: /"factor-forgotten" passes all checks/,
    fix: /"The gradient at hidden points" should have caught it/,
  },
  'a mistake passes the check that should catch it': {
    edits: {
      'exercise.yaml': [['caughtBy: [The gradient at hidden points]', 'caughtBy: [Squares a few numbers]']],
    },
    file: 'exercise.yaml',
    message: /"factor-forgotten" passes the check "Squares a few numbers"/,
    fix: /name the checks that do/,
    at: 'id: factor-forgotten',
  },
  'a mistake does not load': {
    edits: { 'mistakes/factor-forgotten.ts': 'export function square(' },
    file: 'mistakes/factor-forgotten.ts',
    message: /stopped before it is graded/,
    fix: /returns wrong numbers/,
    at: 'export',
  },
  'a mistake never ends': {
    edits: { 'mistakes/factor-forgotten.ts': 'export function square() { for (;;) {} }' },
    file: 'mistakes/factor-forgotten.ts',
    message: /stopped before it is graded/,
    fix: /returns wrong numbers/,
  },
  'two mistakes are one': {
    edits: { 'mistakes/factor-forgotten.ts': right + back.replace(slope, '2 * x') },
    file: 'mistakes/factor-forgotten.ts',
    message: /returns the same as "upstream-forgotten"/,
    fix: /Join the two/,
    severity: 'warning',
  },
};

describe('a slip that shows when code runs', () => {
  test.each(Object.entries(slips))('%s', async (_, slip) => {
    const folder = templateFolder(slip.edits);
    const { diagnostics, revision } = await bake(folder, tools);
    const told = diagnostics.find(({ file, message }) => file === slip.file && slip.message.test(message));
    expect(told, JSON.stringify(diagnostics, null, 1)).toBeDefined();
    expect(told?.severity).toBe(slip.severity ?? 'error');
    expect(told?.fix, 'how to mend it').toMatch(slip.fix ?? /\w/);
    if (slip.at) expect(told?.line).toBe(lineOfText(folder, slip.file, slip.at));
    expect(revision === null).toBe(slip.severity !== 'warning');
  });
});

test('slips of several files are told together', async () => {
  const { diagnostics } = await bake(
    templateFolder({
      'starter.ts': right + back,
      'alternatives/loops.ts': right,
      'mistakes/factor-forgotten.ts': right + back,
      'lesson.md': [['::question{id="slope-at-three"}', '']],
    }),
    tools,
  );
  const files = new Set(diagnostics.map(({ file }: Diagnostic) => file));
  expect([...files].sort()).toEqual([
    'alternatives/loops.ts',
    'exercise.yaml',
    'mistakes/factor-forgotten.ts',
    'starter.ts',
  ]);
});
