/** A kind of check is a part in each registry. A dummy kind is added to each, works, and is missed by the compiler where it lacks a part. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type OutlinesOf, outlines } from '@/lib/authoring/studio/checks/registry';
import type { CheckKind, CheckPlace } from '@/lib/core/exercise/checks/kind';
import { propertyKind } from '@/lib/core/exercise/checks/property';
import { type BakedCheck, type CheckSpec, checkKinds, checkKindsOf } from '@/lib/core/exercise/checks/registry';
import { valueKind } from '@/lib/core/exercise/checks/value';
import { numbersOf } from '@/lib/core/exercise/entries';
import { type FrozenCheck, frozenBase, values } from '@/lib/core/exercise/frozen';
import { Problems } from '@/lib/core/exercise/problems';
import { checkBase, identifier, inputs } from '@/lib/core/exercise/written';
import type { CheckJudge } from '@/lib/core/grader/checks/kind';
import { callWith, getCase } from '@/lib/core/grader/checks/kind';
import { type JudgesOf, judgeIn, judges } from '@/lib/core/grader/checks/registry';
import type { CheckBaking } from '@/lib/engine/baking/checks/kind';
import { type BakingsOf, bakings } from '@/lib/engine/baking/checks/registry';
import { signatureOf, usual } from '../../helpers/revisions';

const written = z.strictObject({
  ...checkBase,
  kind: z.literal('positive'),
  function: identifier,
  above: z.number(),
  cases: z.array(z.strictObject({ arguments: inputs })),
});
type PositiveSpec = z.output<typeof written>;
interface PositiveCheck extends FrozenCheck {
  readonly kind: 'positive';
  readonly above: number;
}

const positiveKind: CheckKind<'positive', PositiveSpec, PositiveCheck> = {
  name: 'positive',
  written,
  frozen: z.strictObject({
    ...frozenBase,
    kind: z.literal('positive'),
    above: z.number(),
    cases: z.array(z.strictObject({ args: values })),
  }),
  problems({ above }, { problems, path }) {
    if (above < 0) problems.add([...path, 'above'], 'Nothing positive is below 0.', 'Write 0 or more.');
  },
  findIncoherence: ({ cases }) => (cases.length === 0 ? 'it has no case.' : null),
};

const positiveJudge: CheckJudge<PositiveCheck> = {
  hasExpected: false,
  calls: (check, caseIndex) => [{ call: callWith(check.function, getCase(check.cases, caseIndex).args), like: null }],
  judge: ({ above }, _, [got]) =>
    numbersOf(got ?? 0).every((entry) => entry > above)
      ? { kind: 'right' }
      : { kind: 'breaks', message: 'It is not positive.', expected: null },
};

const withDummy = checkKindsOf([valueKind, propertyKind, positiveKind]);
const yaml = { name: 'Grows', kind: 'positive', function: 'square', above: 0, cases: [{ arguments: { x: 2 } }] };
const frozen: PositiveCheck = {
  ...usual,
  kind: 'positive',
  name: 'Grows',
  function: 'square',
  above: 0,
  cases: [{ args: [2] }],
};
const square = signatureOf('square', { x: 'number' }, 'number');

test('a kind that is added is read as written and as frozen, and what is wrong with it is told', () => {
  expect(withDummy.written.parse(yaml)).toMatchObject({ kind: 'positive', above: 0, points: 1 });
  expect(withDummy.written.safeParse({ ...yaml, below: 1 }).success).toBe(false);
  expect(withDummy.frozen.parse(frozen)).toEqual(frozen);
  const problems = new Problems(
    () => null,
    (path) => path,
  );
  const place: CheckPlace = {
    problems,
    path: ['checks', 0],
    signature: square,
    signatures: new Map([['square', square]]),
    isContract: () => true,
  };
  const spec = withDummy.written.parse({ ...yaml, above: -1 });
  withDummy.of(spec).problems(spec, place);
  expect(problems.list).toMatchObject([{ field: 'checks[0].above', message: 'Nothing positive is below 0.' }]);
  const functions = { signature: square, all: [square] };
  expect(withDummy.of(frozen).findIncoherence({ ...frozen, cases: [] }, functions)).toBe('it has no case.');
});

test('a kind that is added is judged', () => {
  const judgeOf = judgeIn<BakedCheck | PositiveCheck>({ ...judges, positive: positiveJudge });
  const signatures = new Map([['square', square]]);
  const judge = judgeOf(frozen);
  expect(judge.calls(frozen, 0, signatures)).toEqual([{ call: callWith('square', [2]), like: null }]);
  expect(judge.judge(frozen, 0, [4], signatures)).toEqual({ kind: 'right' });
  expect(judge.judge(frozen, 0, [-4], signatures)).toMatchObject({ kind: 'breaks', message: 'It is not positive.' });
});

test('a kind that is taken out again is no kind any more', () => {
  expect(checkKinds.written.safeParse(yaml).success).toBe(false);
  expect(checkKinds.frozen.safeParse(frozen).success).toBe(false);
});

// What follows is the compiler's to check: each line marked must not compile, and would fail the type check if it did.
type Kinds = CheckSpec | PositiveSpec;
const positiveBaking: CheckBaking<PositiveSpec> = {
  expectedFrom: null,
  bake: () => {
    throw new Error('Not baked here.');
  },
};

test('each registry asks for a part of every kind', () => {
  ({ ...judges, positive: positiveJudge }) satisfies JudgesOf<BakedCheck | PositiveCheck>;
  // @ts-expect-error: property 'positive' is missing in the judges
  judges satisfies JudgesOf<BakedCheck | PositiveCheck>;
  ({ ...bakings, positive: positiveBaking }) satisfies BakingsOf<Kinds>;
  // @ts-expect-error: property 'positive' is missing in the bakings
  bakings satisfies BakingsOf<Kinds>;
  ({ ...outlines, positive: outlines.value }) satisfies OutlinesOf<Kinds['kind']>;
  // @ts-expect-error: property 'positive' is missing in the outlines
  outlines satisfies OutlinesOf<Kinds['kind']>;
  const { problems: _, ...withoutDiagnostics } = positiveKind;
  // @ts-expect-error: property 'problems' is missing: a kind without diagnostics
  withoutDiagnostics satisfies CheckKind<'positive', PositiveSpec, PositiveCheck>;
  const { frozen: __, ...withoutSchema } = positiveKind;
  // @ts-expect-error: property 'frozen' is missing: a kind without a schema
  withoutSchema satisfies CheckKind<'positive', PositiveSpec, PositiveCheck>;
  const { expectedFrom: ___, ...withoutWitness } = positiveBaking;
  // @ts-expect-error: property 'expectedFrom' is missing: a kind that does not say who confirms it
  withoutWitness satisfies CheckBaking<PositiveSpec>;
  expect(Object.keys(judges)).toEqual(Object.keys(bakings));
  expect(Object.keys(judges)).toEqual(Object.keys(outlines));
});
