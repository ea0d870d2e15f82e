/** Cases with an expected value: the solution's own answer, and at kinks every direction in which another is right too. */
import type { BakedCase } from '@/lib/core/exercise/checks/expected';
import type { CheckSpec } from '@/lib/core/exercise/checks/registry';
import { numbersOf } from '@/lib/core/exercise/entries';
import { callAll } from '../call';
import { type FoundKinks, findKinks } from '../find-kinks';
import type { Unbaked } from './kind';

type ExpectedSpec = Extract<CheckSpec, { kinks?: string | undefined }>;

export async function bakeExpected(unbaked: Unbaked<ExpectedSpec>): Promise<readonly BakedCase[]> {
  const found = await kinksOfCases(unbaked);
  return unbaked.cases.map((_, caseIndex) => bakeCase(unbaked, caseIndex, found[caseIndex] ?? null));
}

/** Empty where the check names no kinks. */
async function kinksOfCases({
  context,
  spec,
  signature,
  cases,
}: Unbaked<ExpectedSpec>): Promise<readonly FoundKinks[]> {
  if (spec.kinks === undefined) return [];
  const parameter = signature.parameters.findIndex(({ name }) => name === spec.kinks);
  return findKinks(cases, parameter, async (lists) => {
    const calls = lists.map((args) => ({ function: spec.function, args }));
    const answers = await callAll(context.sandbox, context.solution, context.signatures, [calls]);
    return lists.map((_, index) => {
      const answer = answers.kind === 'answered' ? answers.groups[0]?.[index] : undefined;
      return answer?.ok ? answer.value : null;
    });
  });
}

function bakeCase(
  { spec, cases, tell }: Unbaked<ExpectedSpec>,
  caseIndex: number,
  found: FoundKinks | null,
): BakedCase {
  const { args, own } = cases[caseIndex] ?? { args: [], own: 0 };
  const bad = numbersOf(own).find((number) => !Number.isFinite(number));
  if (bad !== undefined)
    tell(
      `the solution returns ${bad} in case ${caseIndex}.`,
      'Expected values must be finite: choose other inputs, or mend solution.ts.',
    );
  const { expected, kinks, tangled } = found ?? { expected: own, kinks: [], tangled: false };
  if (tangled)
    tell(
      `in case ${caseIndex} several entries of "${spec.kinks}" cross the same kinks in different mixtures.`,
      'Name a parameter under "kinks" each of whose entries crosses one kink, such as a bias, or choose inputs with fewer kinks.',
    );
  return { args, expected, kinks };
}
