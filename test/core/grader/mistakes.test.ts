import { describe, expect, test } from 'vitest';
import { publicView } from '@/lib/core/exercise/public-view';
import type { BakedMistake, Revision } from '@/lib/core/exercise/revision';
import { grade } from '@/lib/core/grader/grade';
import type { AnyFunction } from '../../helpers/grading';
import { caseOf, expectedCheck, revisionOf, signatureOf } from '../../helpers/revisions';
import { sandboxOf } from './fake-sandbox';

type Vector = number[];

const square = (z: Vector) => z.map((v) => v * v);
const inputs = [[1, 2, 3], [-1, 0.5], [4]];
const casesFor = (part: number[][]) => part.map((z) => caseOf([z], square(z)));

/** Where the mistake differs from the right answer, as baking finds it. */
function mistakeOf(id: string, wrong: (z: Vector) => Vector): BakedMistake {
  const fingerprint = inputs.flatMap((z, caseIndex) =>
    String(wrong(z)) === String(square(z))
      ? []
      : [{ check: caseIndex < 2 ? 'Public' : 'Hidden', caseIndex: caseIndex < 2 ? caseIndex : 0, output: wrong(z) }],
  );
  return { id, title: `Title of ${id}`, nudge: `Nudge of ${id}`, hint: `Hint of ${id}`, fingerprint };
}

const double = (z: Vector) => z.map((v) => 2 * v);
const revision: Revision = {
  ...revisionOf(
    [signatureOf('square', { z: 'Vector' }, 'Vector')],
    [
      expectedCheck('Public', 'square', casesFor(inputs.slice(0, 2))),
      { ...expectedCheck('Hidden', 'square', casesFor(inputs.slice(2))), visibility: 'hidden' },
    ],
  ),
  mistakes: [
    { ...mistakeOf('doubled-once', double), fingerprint: mistakeOf('', double).fingerprint.slice(0, 1) },
    mistakeOf('doubled', double),
    mistakeOf('only-four-is-wrong', (z) => (z[0] === 4 ? [5] : square(z))),
    mistakeOf('never-wrong', square),
  ],
};
const diagnosisOf = async (attempt: AnyFunction, of: Revision = revision) =>
  (await grade(of, '', sandboxOf({ square: attempt }))).diagnosis;

describe('mistakes are recognised by their outputs', () => {
  test('the student who makes one is told it, with the most telling fingerprint', async () => {
    expect(await diagnosisOf(double)).toEqual({
      mistake: 'doubled',
      title: 'Title of doubled',
      nudge: 'Nudge of doubled',
      hint: 'Hint of doubled',
    });
  });

  test('of two that match, the one that explains more checks is told', async () => {
    const narrow = { ...mistakeOf('narrow', double), fingerprint: mistakeOf('', double).fingerprint.slice(0, 2) };
    const broad = { ...mistakeOf('broad', double), fingerprint: mistakeOf('', double).fingerprint.slice(1) };
    expect(await diagnosisOf(double, { ...revision, mistakes: [narrow, broad] })).toMatchObject({ mistake: 'broad' });
  });

  test('another formula for the same mistake is recognised, up to rounding', async () => {
    expect(await diagnosisOf((z: Vector) => z.map((v) => (v / 3) * 6 * (1 + 1e-12)))).toMatchObject({
      mistake: 'doubled',
    });
  });

  test('a mistake that shows in a hidden check alone is recognised by the server only', async () => {
    const attempt = (z: Vector) => (z[0] === 4 ? [5] : square(z));
    expect(await diagnosisOf(attempt)).toMatchObject({ mistake: 'only-four-is-wrong' });
    expect(await diagnosisOf(attempt, publicView(revision))).toBeNull();
  });

  test('the public view gives the nudge without title and hint', async () => {
    expect(await diagnosisOf(double, publicView(revision))).toMatchObject({
      nudge: 'Nudge of doubled',
      hint: '',
      title: '',
    });
  });

  test('a right answer, or a wrong one of another kind, is diagnosed as nothing', async () => {
    expect(await diagnosisOf(square)).toBeNull();
    expect(await diagnosisOf((z: Vector) => z.map((v) => 3 * v))).toBeNull();
    expect(await diagnosisOf((z: Vector) => (z.length === 3 ? [2, 4, 7] : double(z)))).toBeNull();
    expect(await diagnosisOf(() => [])).toBeNull();
  });
});
