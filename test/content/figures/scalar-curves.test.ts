/** The curves of the result page: right code lies on the reference, known mistakes leave it, hostile code draws nothing. */
import { afterAll, expect, test } from 'vitest';
import { readExerciseFolder } from '@/lib/content/exchange/read-folder.server';
import { cellOf, curveAgreement } from '@/lib/content/figures/curve-agreement';
import { callsOf, findScalarCurves, gridOf, type ScalarCurve, valuesFrom } from '@/lib/content/figures/scalar-curves';
import { parseExercise } from '@/lib/core/exercise/parse';
import { contractSignatures } from '@/lib/core/exercise/signatures';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { sampleFunctions } from '@/lib/learning/workbench/sample';

const sandbox = serverSandbox();
afterAll(() => sandbox.close());

const drawn = ['sigmoid', 'sigmoid-derivative', 'relu', 'leaky-relu', 'gradient-clipping'];

/** What the page says of each curve; null where nothing could be run. */
async function agreements(slug: string, file: string, given?: string): Promise<string[] | null> {
  const curves = findScalarCurves(slug);
  const folder = await readExerciseFolder(`exercises/${slug}`);
  const { spec } = parseExercise(folder);
  if (!curves || !spec) throw new Error(`${slug} has no curves`);
  const grid = gridOf(curves);
  const limits = { timeoutMs: 2000, memoryBytes: 64 * 2 ** 20, fuel: 200 };
  const revision = { functions: contractSignatures(spec), limits };
  const said = await Promise.all(
    curves.curves.map(async (curve) => {
      const source = given ?? folder.files.get(file) ?? '';
      const sample = await sampleFunctions(sandbox, revision, source, callsOf(curve, grid));
      return sample && curveAgreement(curve, grid, valuesFrom(curve, grid, sample), curves.variable);
    }),
  );
  return said.every((text) => text !== null) ? said : null;
}

test.each(drawn)('the solution of %s agrees with the textbook everywhere', async (slug) => {
  for (const text of (await agreements(slug, 'solution.ts')) ?? ['nothing ran'])
    expect(text).toBe('The two agree everywhere.');
});

test('at a kink every subgradient agrees', async () => {
  const said = await agreements('relu', 'alternatives/half-at-zero.ts');
  expect(said).toEqual(Array(2).fill('The two agree everywhere.'));
});

test.each([
  ['sigmoid', 'mistakes/sign-of-exponent.ts', 0],
  ['sigmoid-derivative', 'mistakes/upstream-forgotten.ts', 1],
  ['relu', 'mistakes/mask-inverted.ts', 1],
  ['leaky-relu', 'mistakes/upstream-forgotten.ts', 1],
  ['gradient-clipping', 'mistakes/value-by-scaling.ts', 0],
] as const)('%s with %s leaves the textbook’s curve', async (slug, file, curve) => {
  expect((await agreements(slug, file))?.[curve]).toMatch(/^They differ by up to [\d.·⁻¹]+, at [zg] = /);
});

test('code that never ends draws nothing, and one without a result says so', async () => {
  expect(await agreements('relu', '', 'export function relu() { for (;;) {} }')).toBe(null);
  expect(await agreements('relu', '', 'export const relu = () => 1; export const reluBackward = () => [1];')).toEqual(
    Array(2).fill('Your function gave nothing that can be drawn.'),
  );
});

const curve: ScalarCurve = {
  label: 'f(z)',
  function: 'f',
  args: (z) => [z],
  isSlope: false,
  reference: (z) => z,
  kink: null,
  range: [-1, 1],
  marks: [0],
};

test('numbers that are not finite are counted and named', () => {
  const values = [0, Number.NaN, Number.POSITIVE_INFINITY];
  expect(curveAgreement(curve, [0, 1, 2], values, 'z')).toBe('Not a finite number at 2 of 3 places.');
  expect(values.map(cellOf)).toEqual(['0', 'NaN', '∞']);
});

test('exercises without a function of one number have no curves', () => {
  expect(['he-init', 'batch-norm', 'toString', 'vanishing-chain'].map(findScalarCurves)).toEqual(Array(4).fill(null));
});
