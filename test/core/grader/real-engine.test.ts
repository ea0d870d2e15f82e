/** The grader with the engine that grades in earnest: what the stand-in of the other tests cannot show. */
import { describe, expect, test } from 'vitest';
import { grade } from '@/lib/core/grader/grade';
import { studentReport } from '@/lib/core/grader/student-report';
import { localSandbox } from '../../engine/sandbox/local-sandbox';
import { caseOf, expectedCheck, revisionOf, signatureOf, usual } from '../../helpers/revisions';

const relu = signatureOf('relu', { z: 'Vector' }, 'Vector');
const backward = signatureOf('reluBackward', { upstream: 'Vector', z: 'Vector' }, 'Vector');
const revision = {
  ...revisionOf(
    [relu, backward],
    [
      expectedCheck('Forward', 'relu', [caseOf([[1, -2, 0]], [1, 0, 0]), caseOf([[-0]], [0])]),
      expectedCheck('Backward', 'reluBackward', [
        caseOf(
          [
            [2, 3, -4],
            [1, -1, 0],
          ],
          [2, 0, 0],
          [[0, 0, -4]],
        ),
        caseOf([[5], [1e200]], [5]),
      ]),
      {
        ...usual,
        kind: 'property' as const,
        name: 'Twice is once',
        function: 'relu',
        property: { is: 'idempotent' as const, parameter: 'z' },
        cases: [{ args: [[1, -2, 0]], shape: [0, 0, 0] }],
      },
      {
        ...usual,
        kind: 'gradcheck' as const,
        name: 'Fits',
        function: 'reluBackward',
        of: { forward: 'relu', parameters: relu.parameters, upstream: 'upstream', gives: { '': 'z' } },
        cases: [
          {
            args: [
              [2, 3],
              [1, -1],
            ],
            forwardArgs: [[1, -1]],
          },
        ],
      },
    ],
  ),
  limits: { timeoutMs: 2000, memoryBytes: 2 ** 26, fuel: 2000 },
};
const forward = 'export function relu(z: Vector): Vector { return z.map((v) => (v > 0 ? v : 0)); }';
const right = `${forward}\nexport function reluBackward(u: Vector, z: Vector): Vector { return u.map((g, i) => (z[i] > 0 ? g : 0)); }`;
const run = async (source: string) => grade(revision, source, await localSandbox());

describe('graded by the real engine', () => {
  test('a right solution passes; any subgradient at the kink does', async () => {
    expect(await run(right)).toMatchObject({ outcome: 'passed', score: 4 });
    expect(await run(right.replace('z[i] > 0 ? g', 'z[i] >= 0 ? g'))).toMatchObject({ outcome: 'passed' });
  });

  test('a typed array is refused by name', async () => {
    const report = await run(right.replace('return z.map', 'return Float64Array.from(z).map'));
    expect(report.checks[0]?.message).toBe(
      '`relu` returned a Float64Array of length 3; an array of numbers (number[]) was asked.',
    );
  });

  test('what is missing is told, and what stands there instead', async () => {
    const none = await run(forward);
    expect(none.checks[1]?.message).toBe('`reluBackward` is missing: your code must export a function of that name.');
    const other = await run(`${forward}\nexport const reluBackward = 3;`);
    expect(other.checks[1]?.message).toMatch(
      /^`reluBackward` is missing: .* What is exported under that name is the number 3\.$/,
    );
  });

  test('changed arguments and exceptions are told with their place', async () => {
    const changed = await run(`${forward.replace('return z', 'z[0] = 7; return z')}`);
    expect(changed.checks[0]?.message).toMatch(/^`relu` changed its argument z \(at z\[0\]\)\./);
    const threw = await run(`${forward}\nexport function reluBackward(u: Vector) {\n  return u[9].length;\n}`);
    expect(threw.checks[1]).toMatchObject({ outcome: 'threw', line: 3 });
    expect(threw.checks[1]?.message).toMatch(/^`reluBackward` threw an error in line 3: TypeError/);
  });

  test('a syntax error is one, at its line', async () => {
    const report = await run(`${forward}\nexport function (`);
    expect(report).toMatchObject({ outcome: 'threw', problem: { kind: 'syntax', line: 2 } });
  });

  test('an endless loop is called by its name and line, and the checks before it count', async () => {
    const report = await run(
      `${forward}\nexport function reluBackward(u: Vector) {\n  while (true) u = u.map((v) => v);\n}`,
    );
    expect(report).toMatchObject({ outcome: 'timeout', score: 1, problem: { kind: 'fuel', line: 3 } });
    expect(report.checks.map(({ outcome }) => outcome)).toEqual(['passed', 'timeout', 'notRun', 'notRun']);
  });
});

describe('hidden inputs', () => {
  test("cannot be printed by a public check, whatever the author's order", async () => {
    const checks = [
      { ...expectedCheck('Secret', 'relu', [caseOf([[4711]], [4711])]), visibility: 'hidden' as const },
      expectedCheck('Open', 'relu', [caseOf([[1, -2]], [1, 0])]),
    ];
    const spying = `const seen: Vector[] = [];
export function relu(z: Vector): Vector {
  seen.push(z);
  console.log(JSON.stringify(seen));
  if (z[0] === 1) return seen.flat();
  return z;
}`;
    const seen: string[] = [];
    const withSecret = { ...revision, functions: [relu], checks };
    const report = await grade(withSecret, spying, await localSandbox(), (index) =>
      seen.push(checks[index]?.name ?? ''),
    );
    expect(report.checks.map(({ name }) => name)).toEqual(['Secret', 'Open']);
    expect(JSON.stringify(studentReport(report))).not.toContain('4711');
    expect(seen).toEqual(['Open', 'Secret']);
  });

  describe('tell nothing by which way code goes wrong', () => {
    const secrets = [11, 4711];
    const reportOf = async (secret: number, tell: string) => {
      const checks = [
        { ...expectedCheck('Secret', 'relu', [caseOf([[secret]], [secret])]), visibility: 'hidden' as const },
        expectedCheck('Open', 'relu', [caseOf([[1, -2]], [1, 0])]),
      ];
      const source = `export function relu(z: Vector): Vector {
  if (z.length === 2) return [1, 0];
  const bit = z[0] > 1000;
${tell}
  return [NaN];
}`;
      const graded = await grade({ ...revision, functions: [relu], checks }, source, await localSandbox());
      return studentReport(graded);
    };

    test.each([
      ['the line of an endless loop', 'if (bit) {\n for (;;);\n}\nfor (;;);'],
      ['the console', "console.log(bit ? 'x'.repeat(9000) : 'y');"],
      ['an error or none', 'if (bit) throw new Error();'],
      ["an error's name and text", "throw bit ? new TypeError('one') : new RangeError('two');"],
      ['memory or work', 'if (bit) { const all = []; for (;;) all.push(new Array(1000).fill(1)); }\nfor (;;);'],
      ['the shape of a result', 'if (bit) return [1, 2, 3];'],
      ['a changed argument', 'if (bit) z[0] = 0;'],
      ['state', 'const seen = globalThis as { n?: number }; seen.n = (seen.n ?? 0) + 1; if (bit) return [seen.n];'],
      ['no number at all', "if (bit) return 'x' as never;"],
    ])('%s', async (_, tell) => {
      const [one, other] = await Promise.all(secrets.map((secret) => reportOf(secret, tell)));
      expect(one?.checks[0]?.outcome).not.toBe('passed');
      expect(other).toEqual(one);
    });
  });
});
