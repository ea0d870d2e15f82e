/** `matches`: inputs drawn or written, and what the solution returns for them. */
import { z } from 'zod';
import { checkBase, identifier, inputCases, kinks } from '../written';
import { type ExpectedCheckOf, expectedCheck, findExpectedIncoherence } from './expected';
import type { CheckKind } from './kind';

const written = z.strictObject({
  ...checkBase,
  ...inputCases,
  kind: z.literal('matches'),
  function: identifier,
  kinks,
});

export type MatchesSpec = z.output<typeof written>;
export type MatchesCheck = ExpectedCheckOf<'matches'>;

export const matchesKind: CheckKind<'matches', MatchesSpec, MatchesCheck> = {
  name: 'matches',
  written,
  frozen: expectedCheck('matches'),
  problems: () => undefined,
  findIncoherence: findExpectedIncoherence,
};
