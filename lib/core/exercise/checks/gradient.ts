/** `gradient`: like `matches`, of a backward function whose results two witnesses confirm. */
import { z } from 'zod';
import { checkBase, identifier, inputCases, kinks } from '../written';
import { type ExpectedCheckOf, expectedCheck, findExpectedIncoherence } from './expected';
import type { CheckKind } from './kind';
import { relationProblems, writtenRelation } from './relation';

const written = z.strictObject({
  ...checkBase,
  ...inputCases,
  kind: z.literal('gradient'),
  function: identifier,
  of: writtenRelation,
  kinks,
});

export type GradientSpec = z.output<typeof written>;
export type GradientCheck = ExpectedCheckOf<'gradient'>;

export const gradientKind: CheckKind<'gradient', GradientSpec, GradientCheck> = {
  name: 'gradient',
  written,
  frozen: expectedCheck('gradient'),
  problems: ({ of }, place) => relationProblems(of, place),
  findIncoherence: findExpectedIncoherence,
};
