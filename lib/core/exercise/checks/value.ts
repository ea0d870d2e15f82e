/** `value`: given inputs, and the results that the author worked out. */
import { z } from 'zod';
import { checkBase, expected, identifier, inputs, kinks } from '../written';
import { type ExpectedCheckOf, expectedCheck, findExpectedIncoherence } from './expected';
import type { CheckKind } from './kind';

const written = z.strictObject({
  ...checkBase,
  kind: z.literal('value'),
  function: identifier,
  kinks,
  cases: z.array(z.strictObject({ arguments: inputs, expected })).min(1),
});

export type ValueSpec = z.output<typeof written>;
export type ValueCheck = ExpectedCheckOf<'value'>;

export const valueKind: CheckKind<'value', ValueSpec, ValueCheck> = {
  name: 'value',
  written,
  frozen: expectedCheck('value'),
  problems: () => undefined,
  findIncoherence: findExpectedIncoherence,
};
