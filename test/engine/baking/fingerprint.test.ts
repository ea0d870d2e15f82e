import { describe, expect, test } from 'vitest';
import type { Revision } from '@/lib/core/exercise/revision';
import { decodeRevision, encodeRevision } from '@/lib/core/exercise/revision-json';
import type { Value } from '@/lib/core/exercise/values';
import { grade } from '@/lib/core/grader/grade';
import { fingerprintsOf } from '@/lib/engine/baking/fingerprint';
import { caseOf, expectedCheck, revisionOf, signatureOf } from '../../helpers/revisions';
import { localSandbox } from '../sandbox/local-sandbox';

const inputs = [[1, 2], [0], [-3, 0, 400]];
const square = (z: number[]) => z.map((x) => x * x);
const signature = signatureOf('square', { z: 'Vector' }, 'Vector');
const check = expectedCheck(
  'Squares',
  'square',
  inputs.map((z) => caseOf([z], square(z))),
);
const sandbox = localSandbox();
const sourceOf = (body: string) => `export const square = (z: Vector): Vector => ${body};`;

/** What the mistake returns where it is wrong, by case. */
async function fingerprintOf(body: string) {
  const mistakes = [{ id: 'one', source: sourceOf(body) }];
  const found = await fingerprintsOf(mistakes, [check], new Map([['square', signature]]), sandbox);
  return found.get('one') ?? [];
}

describe('the fingerprint of a mistake', () => {
  test.each<readonly [string, string, Record<number, Value>]>([
    ['numbers', 'z.map((x) => x * x + 1)', { 0: [2, 5], 1: [1], 2: [10, 1, 160_001] }],
    ['NaN', 'z.map((x) => (x * x * x) / x)', { 1: [Number.NaN], 2: [9, Number.NaN, 160_000] }],
    ['infinities', 'z.map((x) => (x < 0 ? 1 / 0 : x * x))', { 2: [Number.POSITIVE_INFINITY, 0, 160_000] }],
    ['other lengths', 'z.filter((x) => x !== 0).map((x) => x * x)', { 1: [], 2: [9, 160_000] }],
  ])('holds %s', async (_, body, expected) => {
    const fingerprint = await fingerprintOf(body);
    const told = Object.fromEntries(fingerprint.map(({ caseIndex, output }) => [caseIndex, output]));
    expect(told).toEqual(expected);
  });

  test('is kept when the revision is stored, and recognises its maker', async () => {
    const body = 'z.map((x) => (x * x * x) / x)';
    const [nudge, hint] = ['What is 0 / 0?', 'Multiply.'];
    const mistake = { id: 'by-division', title: '', nudge, hint, fingerprint: await fingerprintOf(body) };
    const revision: Revision = { ...revisionOf([signature], [check]), mistakes: [mistake] };
    const stored = decodeRevision(JSON.parse(JSON.stringify(encodeRevision(revision))));
    expect(stored).toEqual(revision);
    const otherFormula = sourceOf('z.map((x) => 1 / ((1 / x / x) * (x / x)))');
    expect((await grade(stored, otherFormula, sandbox)).diagnosis).toMatchObject({ mistake: 'by-division' });
  });

  test('is shown by any file of the mistake, and by one function of two', async () => {
    const cubed = (z: number[]) => z.map((x) => x ** 3);
    const cube = signatureOf('cube', { z: 'Vector' }, 'Vector');
    const cubes = expectedCheck(
      'Cubes',
      'cube',
      inputs.map((z) => caseOf([z], cubed(z))),
    );
    const sourcesOf = (factor: number) =>
      `export const square = (z: Vector) => z.map((x) => ${factor} * x ** 2);
       export const cube = (z: Vector) => z.map((x) => ${factor} * x ** 3);`;
    const mistakes = [2, 3].map((factor) => ({ id: 'factor', source: sourcesOf(factor) }));
    const signatures = new Map([signature, cube].map((one) => [one.name, one]));
    const fingerprint = (await fingerprintsOf(mistakes, [check, cubes], signatures, sandbox)).get('factor') ?? [];
    const revision: Revision = {
      ...revisionOf([signature, cube], [check, cubes]),
      mistakes: [{ id: 'factor', title: '', nudge: '', hint: '', fingerprint }],
    };
    const diagnosisOf = async (first: string, second: string) =>
      (
        await grade(
          revision,
          `export const square = (z: Vector) => z.map((x) => ${first});
           export const cube = (z: Vector) => z.map((x) => ${second});`,
          sandbox,
        )
      ).diagnosis?.mistake ?? null;
    expect(await diagnosisOf('2 * x ** 2', 'Math.cos(x)')).toBe('factor');
    expect(await diagnosisOf('x ** 2', '3 * x ** 3')).toBe('factor');
    expect(await diagnosisOf('x ** 2 + 1', 'x ** 3')).toBeNull();
  });

  test('is empty where only an argument is changed', async () => {
    expect(await fingerprintOf('(z.forEach((x, i) => (z[i] = x * x)), z)')).toEqual([]);
  });
});
