/** What comes out of baking: a revision that is the same everywhere, proven, with mistakes that are recognised. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { ExpectedCheck } from '@/lib/core/exercise/checks/registry';
import { publicView } from '@/lib/core/exercise/public-view';
import type { Revision } from '@/lib/core/exercise/revision';
import { decodeRevision, encodeRevision } from '@/lib/core/exercise/revision-json';
import { grade } from '@/lib/core/grader/grade';
import { autodiffWitness } from '@/lib/engine/baking/autodiff.server';
import { type BakingTools, bake, contentId } from '@/lib/engine/baking/bake';
import { type Edits, templateFolder } from '../../helpers/exercise-folder';
import { localSandbox } from '../sandbox/local-sandbox';

let tools: BakingTools;
let template: Revision;
beforeAll(async () => {
  tools = { sandbox: localSandbox(), witness: autodiffWitness };
  template = await baked();
});

async function baked(edits: Edits = {}, slug?: string): Promise<Revision> {
  const { revision, diagnostics } = await bake(templateFolder(edits, slug), tools);
  expect(diagnostics).toEqual([]);
  if (!revision) throw new Error('It did not bake.');
  return revision;
}

describe('a revision', () => {
  test('is the template as written, frozen', () => {
    expect(template).toMatchObject({ slug: 'squares', title: 'Square', withheld: { checks: 0, points: 0 } });
    expect(template.checks.map(({ kind }) => kind)).toEqual(['value', 'matches', 'property', 'gradcheck', 'gradient']);
    expect(template.mistakes.map(({ id }) => id)).toEqual(['upstream-forgotten', 'factor-forgotten']);
  });

  test('has an id that is its content: the same every time, another for any change', async () => {
    expect(template.id).toMatch(/^[0-9a-f]{32}$/);
    expect((await baked()).id).toBe(template.id);
    const others = await Promise.all([
      baked({}, 'cubes'),
      baked({ 'lesson.md': [['How fast', 'Just how fast']] }),
      baked({ 'exercise.yaml': [['points: 2', 'points: 3']] }),
      baked({ 'starter.ts': [['z²', 'The square']] }),
    ]);
    expect(new Set([template.id, ...others.map(({ id }) => id)]).size).toBe(5);
  });

  test('has the same id whatever the order of its fields in memory', async () => {
    const backwards = Object.fromEntries(Object.entries(template).reverse()) as unknown as Revision; // the same fields
    expect(await contentId(backwards)).toBe(template.id);
  });

  test('survives JSON with its id', async () => {
    const again = decodeRevision(JSON.parse(JSON.stringify(encodeRevision(template))));
    expect(await contentId(again)).toBe(template.id);
  });

  test('does not depend on the witness, which only confirms', async () => {
    const { revision, diagnostics } = await bake(templateFolder(), { ...tools, witness: null });
    expect(diagnostics).toEqual([]);
    expect(revision?.id).toBe(template.id);
  });

  test("has fuel for fifty times the solution's work, and never less than the floor", async () => {
    expect(template.limits.fuel).toBe(1000);
    const slow = 'let s = 0; for (let i = 0; i < 20000; i++) s += i;';
    const heavy = await baked({
      'solution.ts': [['return z.map((x) => x * x);', `${slow} return z.map((x) => x * x + 0 * s);`]],
    });
    expect(heavy.limits.fuel).toBeGreaterThan(1000);
    expect(heavy.limits.fuel % 50).toBe(0);
  });
});

describe('the proof', () => {
  test('tells which check catches which mistake', async () => {
    const { matrix } = await bake(templateFolder(), tools);
    expect(matrix).toEqual({
      checks: template.checks.map(({ name }) => name),
      rows: [
        { mistake: 'upstream-forgotten', caught: [false, false, false, true, true] },
        { mistake: 'factor-forgotten', caught: [false, false, false, true, true] },
      ],
    });
  });

  test('comes with the diagnostics where a mistake gets through', async () => {
    const { matrix, revision } = await bake(
      templateFolder({ 'mistakes/factor-forgotten.ts': [['upstream[i] * x', 'upstream[i] * 2 * x']] }),
      tools,
    );
    expect(revision).toBeNull();
    expect(matrix?.rows[1]?.caught).toEqual([false, false, false, false, false]);
  });
});

describe('fingerprints', () => {
  const source = (file: string, edits?: Edits) => templateFolder(edits).files.get(file) ?? '';

  test("every mistake is recognised as itself, and so is a student's own way to it", async () => {
    for (const { id } of template.mistakes) {
      const report = await grade(template, source(`mistakes/${id}.ts`), tools.sandbox);
      expect(report.diagnosis?.mistake).toBe(id);
    }
    const own = `export function square(z: Vector) { return z.map((x) => x ** 2); }
      export const squareBackward = (u: Vector, z: Vector) => z.map((x, i) => (x * u[i] * 3) / 3);`;
    expect((await grade(template, own, tools.sandbox)).diagnosis?.mistake).toBe('factor-forgotten');
  });

  test('what is right, and what is wrong in another way, is taken for no mistake', async () => {
    const right = await grade(template, source('solution.ts'), tools.sandbox);
    expect(right).toMatchObject({ outcome: 'passed', diagnosis: null });
    const another = await grade(template, source('solution.ts').replace('2 * x', '-2 * x'), tools.sandbox);
    expect(another).toMatchObject({ outcome: 'failed', diagnosis: null });
  });

  test('are of public checks where those can tell, so that a browser recognises the mistake', async () => {
    const shown = await baked({ 'exercise.yaml': [['    visibility: hidden\n', '']] });
    const view = publicView(shown);
    expect(view.mistakes.map(({ id }) => id)).toEqual(['upstream-forgotten', 'factor-forgotten']);
    const report = await grade(view, source('mistakes/factor-forgotten.ts'), tools.sandbox);
    expect(report.diagnosis).toMatchObject({ mistake: 'factor-forgotten', hint: '' });
  });

  test("a mistake that makes another's errors and more is recognised as itself", async () => {
    const entry = `  - id: half-square
    title: Halves everything
    nudge: Check the square of 2.
    hint: Twice.`;
    const both = source('mistakes/factor-forgotten.ts').replace('x * x', '(x * x) / 2');
    const revision = await baked({
      'exercise.yaml': [['mistakes:\n', `mistakes:\n${entry}\n`]],
      'mistakes/half-square.ts': both,
    });
    expect((await grade(revision, both, tools.sandbox)).diagnosis?.mistake).toBe('half-square');
    const less = await grade(revision, source('mistakes/factor-forgotten.ts'), tools.sandbox);
    expect(less.diagnosis?.mistake).toBe('factor-forgotten');
  });

  test('a mistake that only changes its arguments has none, and is caught all the same', async () => {
    const revision = await baked({
      'mistakes/factor-forgotten.ts': `export function square(z: Vector): Vector { return z.map((x) => x * x); }
        export function squareBackward(upstream: Vector, z: Vector): Vector {
          z.forEach((x, i) => { z[i] = upstream[i] * 2 * x; });
          return z;
        }`,
    });
    expect(revision.mistakes[1]?.fingerprint).toEqual([]);
  });
});

describe('kinks', () => {
  const relu: Edits = {
    'exercise.yaml': [
      ['expected: [9, 4, 0.25, 0]', 'expected: [3, 0, 0.5, 0]'],
      ['    kind: gradient\n', '    kind: gradient\n    kinks: z\n'],
    ],
    'solution.ts': [
      ['x * x', 'Math.max(0, x)'],
      ['upstream[i] * 2 * x', '(x > 0 ? upstream[i] : 0)'],
    ],
    'reference.ts': [['tf.square(z)', 'tf.relu(z)']],
    'alternatives/loops.ts': [
      ['x ** 2', 'x > 0 ? x : 0'],
      ['z[i] * upstream[i] + upstream[i] * z[i]', 'z[i] >= 0 ? upstream[i] : 0'],
    ],
    'mistakes/upstream-forgotten.ts': [
      ['x * x', 'Math.max(0, x)'],
      ['2 * x', '(x > 0 ? 1 : 0)'],
    ],
    'mistakes/factor-forgotten.ts': [['x * x', 'Math.max(0, x)']],
  };

  test('any subgradient is right where the check names its kinks', async () => {
    const revision = await baked(relu);
    const check = revision.checks.find((one): one is ExpectedCheck => one.kind === 'gradient');
    const atZero = check?.cases.find(({ kinks }) => kinks.length > 0);
    expect(atZero?.args[1]).toContain(0);
    const half = templateFolder(relu)
      .files.get('solution.ts')
      ?.replace('x > 0 ?', 'x === 0 ? upstream[i] / 2 : x > 0 ?');
    expect((await grade(revision, half ?? '', tools.sandbox)).outcome).toBe('passed');
    const outside = half?.replace('upstream[i] / 2', 'upstream[i] * 2');
    expect((await grade(revision, outside ?? '', tools.sandbox)).outcome).toBe('failed');
  });

  test('an alternative that takes another subgradient is refused where it does not', async () => {
    const { diagnostics } = await bake(
      templateFolder({ ...relu, 'exercise.yaml': [['expected: [9, 4, 0.25, 0]', 'expected: [3, 0, 0.5, 0]']] }),
      tools,
    );
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ file: 'alternatives/loops.ts', message: expect.stringContaining('hidden points') }),
    );
  });

  test('a written expected value may be any subgradient, and nothing else', async () => {
    const written = (expected: string): Edits => ({
      'exercise.yaml': [
        ['expected: [9, 4, 0.25, 0]', 'expected: [3, 0, 0.5, 0]'],
        [
          '  - name: Squares random',
          `  - name: At zero
    kind: value
    function: squareBackward
    kinks: z
    cases:
      - arguments: { upstream: [4, 1], z: [0, 2] }
        expected: ${expected}

  - name: Squares random`,
        ],
        ['    kind: gradient\n', '    kind: gradient\n    kinks: z\n'],
      ],
    });
    const bakeWritten = (expected: string) => bake(templateFolder({ ...relu, ...written(expected) }), tools);
    expect((await bakeWritten('[1.5, 1]')).diagnostics).toEqual([]);
    expect((await bakeWritten('[4.5, 1]')).diagnostics).toMatchObject([
      { message: expect.stringContaining('expects 4.5 at [0]') },
    ]);
  });
});
