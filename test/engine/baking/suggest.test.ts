/** What an exercise's checks do not see yet, and what becomes of its files when an author takes a suggestion. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { ExerciseFiles } from '@/lib/core/exercise/folder';
import { toBeWritten } from '@/lib/core/exercise/spec-diagnostics';
import type { FunctionSignature } from '@/lib/core/exercise/values';
import { bake } from '@/lib/engine/baking/bake';
import { withCheck, withMistake } from '@/lib/engine/baking/suggest/apply';
import { missingBoundaries, resized } from '@/lib/engine/baking/suggest/boundary';
import { mutantsOf } from '@/lib/engine/baking/suggest/mutate';
import { type Suggestions, suggest } from '@/lib/engine/baking/suggest/suggest';
import { inTypeScript } from '@/lib/engine/baking/suggest/to-typescript';
import { type Edits, templateFolder } from '../../helpers/exercise-folder';
import { localSandbox } from '../sandbox/local-sandbox';

const tools = { sandbox: localSandbox(), witness: null };

async function suggestionsFor(folder: ExerciseFiles): Promise<Suggestions> {
  const { revision, diagnostics } = await bake(folder, tools);
  if (!revision) throw new Error(`It does not bake: ${JSON.stringify(diagnostics)}`);
  return suggest(revision, tools);
}

/** leaky relu, tested where nothing happens. */
const blind: Edits = {
  'exercise.yaml': `# Kept as it is.
title: Leaky
summary: A slope on either side.
concepts: [slopes] # one
functions:
  leaky:
    description: Two slopes.
    parameters: { z: Vector, slope: number }
    result: Vector
checks:
  # The only one.
  - name: Keeps positive values
    kind: value
    function: leaky
    cases:
      - arguments: { z: [1, 2.5], slope: 0.1 }
        expected: [1, 2.5]
`,
  'lesson.md': ':::task\nWrite it.\n:::\n',
  'starter.ts': 'export function leaky(z: Vector, slope: number): Vector {\n  return [];\n}\n',
  'solution.ts':
    'export function leaky(z: Vector, slope: number): Vector {\n  return z.map((x) => (x > 0 ? x : slope * x));\n}\n',
  'alternatives/loops.ts': null,
  'mistakes/factor-forgotten.ts': null,
  'mistakes/upstream-forgotten.ts': null,
  'reference.ts': null,
};

describe('suggestions', () => {
  let folder: ExerciseFiles;
  let found: Suggestions;
  beforeAll(async () => {
    folder = templateFolder(blind, 'leaky');
    found = await suggestionsFor(folder);
  });

  test('are the slips that pass, each with a call on which it shows', () => {
    const told = found.survivors.filter((survivor) => survivor.told !== null);
    expect(told.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['leaky: slope * x → ((slope) + (x))', 'leaky: slope * x → (x)']),
    );
    for (const survivor of told) {
      expect(survivor.told?.function).toBe('leaky');
      expect(survivor.told?.got).not.toEqual({ kind: 'value', value: survivor.told?.expected });
    }
    expect(found.tried).toBeGreaterThan(told.length);
    expect(found.leftOut).toBe(0);
  });

  test('say of a slip that changes nothing that no input tells it apart', () => {
    const same = found.survivors.filter((survivor) => survivor.told === null).map(({ name }) => name);
    expect(same).toContain('leaky: x > 0 → ((x) >= (0))');
    // Those that can be told apart come first.
    expect(found.survivors.slice(-same.length).every(({ told }) => told === null)).toBe(true);
  });

  test('are the boundaries that no case has, with what the solution says to them', () => {
    const titles = found.boundaries.map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining([
        '`z` is all zeros',
        '`z` has one entry',
        '`z` has a negative zero',
        '`slope` is 0',
        '`slope` is 1',
      ]),
    );
    expect(titles).not.toContain('`z` has positive entries only');
    const zeros = found.boundaries.find(({ title }) => title === '`z` is all zeros');
    expect(zeros).toMatchObject({ args: [[0, 0], 0.1], expected: [0, 0] });
  });

  test('a survivor becomes a check that catches it, with a click, and the file keeps its comments', async () => {
    const survivor = found.survivors.find(({ name }) => name === 'leaky: slope * x → (x)');
    if (!survivor?.told) throw new Error('There is no such survivor.');
    const files = withCheck(folder.files, survivor.told, ['z', 'slope']);
    const yaml = files?.get('exercise.yaml') ?? '';
    for (const kept of ['# Kept as it is.', '# one', '# The only one.', 'parameters: { z: Vector, slope: number }'])
      expect(yaml).toContain(kept);
    const again = await suggestionsFor({ slug: 'leaky', files: files ?? new Map() });
    expect(again.survivors.map(({ name }) => name)).not.toContain(survivor.name);
  });

  test('a survivor becomes a mistake: its file, and an entry whose words are still to be written', async () => {
    const survivor = found.survivors.find(({ name }) => name === 'leaky: slope * x → (x)');
    if (!survivor?.told) throw new Error('There is no such survivor.');
    const checked = withCheck(folder.files, survivor.told, ['z', 'slope']);
    const made = withMistake(checked ?? new Map(), survivor);
    expect(made?.file).toBe('mistakes/leaky-slip.ts');
    expect(made?.files.get('mistakes/leaky-slip.ts')).toBe(
      folder.files.get('solution.ts')?.replace('slope * x', '(x)'),
    );
    const unwritten = await bake({ slug: 'leaky', files: made?.files ?? new Map() }, tools);
    expect(unwritten.revision).toBeNull();
    expect(unwritten.diagnostics.map(({ field }) => field)).toEqual(['mistakes[0].nudge', 'mistakes[0].hint']);
    const yaml = (made?.files.get('exercise.yaml') ?? '').replaceAll(toBeWritten, 'Where is the slope?');
    const written = await bake(
      { slug: 'leaky', files: new Map([...(made?.files ?? []), ['exercise.yaml', yaml]]) },
      tools,
    );
    expect(written.diagnostics).toEqual([]);
    expect(written.matrix?.rows).toMatchObject([{ mistake: 'leaky-slip', caught: [false, true] }]);
  });

  test('every boundary taken as a check bakes, whatever its numbers', async () => {
    let files: ReadonlyMap<string, string> | null = folder.files;
    for (const boundary of found.boundaries) files = files && withCheck(files, boundary, ['z', 'slope']);
    const { diagnostics, revision } = await bake({ slug: 'leaky', files: files ?? new Map() }, tools);
    expect(diagnostics).toEqual([]);
    const args = revision?.checks.slice(1).map(({ cases }) => cases[0]?.args);
    expect(args).toEqual(found.boundaries.map((boundary) => boundary.args));
    const again = await suggestionsFor({ slug: 'leaky', files: files ?? new Map() });
    expect(again.boundaries).toEqual([]);
  });
});

test('the template as it is has no slip that an input could tell apart', async () => {
  const { survivors } = await suggestionsFor(templateFolder());
  expect(survivors.filter(({ told }) => told !== null).map(({ name }) => name)).toEqual([]);
}, 60_000);

test('a function with a gradient check gets another, so that witnesses are heard of the new one too', () => {
  const { files } = templateFolder();
  const yaml = withCheck(files, { function: 'squareBackward', args: [[1], [0]], title: '`z` is all zeros' }, [
    'upstream',
    'z',
  ])?.get('exercise.yaml');
  expect(yaml).toContain(`  - name: "squareBackward: z is all zeros"
    kind: gradient
    function: squareBackward
    of:
      forward: square
      upstream: upstream
      gives: z
    cases:
      - arguments:
          upstream: [ 1 ]
          z: [ 0 ]
`);
});

test('a file that cannot be read is left alone', () => {
  const files = new Map([['exercise.yaml', 'checks: [']]);
  expect(withCheck(files, { function: 'f', args: [], title: 'x' }, [])).toBeNull();
  expect(withMistake(files, { name: 'f: a → b', source: '', told: null })).toBeNull();
});

test('a slip in TypeScript keeps the types', () => {
  const source =
    'export function f(a: Vector, b: number): Vector {\n  const twice = (x: number): number => 2 * (x as number);\n  return a.map(twice);\n}\n';
  const asTyped = inTypeScript(source);
  const slip = mutantsOf(source, ['f']).find(({ name }) => name === 'f: 2 → (0)');
  expect(slip && asTyped(slip)).toBe(source.replace('2 * (x', '(0) * (x'));
});

test('sizes that belong together stay together', () => {
  expect(
    resized(
      [
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        [7, 8, 9],
        1,
      ],
      3,
      1,
    ),
  ).toEqual([[[1, 2]], [7], 1]);
  const signature: FunctionSignature = {
    name: 'f',
    description: '',
    parameters: [
      { name: 'x', type: 'Matrix' },
      { name: 'b', type: 'Vector' },
    ],
    result: 'Matrix',
  };
  const boundaries = missingBoundaries(signature, [
    [
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      [7, 8],
    ],
  ]);
  expect(boundaries.find(({ title }) => title === '`x` has one column')?.args).toEqual([[[1], [3], [5]], [7]]);
});
