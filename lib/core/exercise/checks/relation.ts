/** How a backward function relates to its forward function, for every kind of check that states it. */
import { z } from 'zod';
import { nearest } from '../problems';
import type { FunctionSignature, TypeName } from '../values';
import { identifier } from '../written';
import type { CheckPlace } from './kind';

/** How a backward function relates to its forward function. */
export const writtenRelation = z.strictObject({
  forward: identifier.describe('A contract function or one of `helpers`.'),
  upstream: identifier
    .nullable()
    .default(null)
    .describe('The backward parameter that holds ∂loss/∂output; null for a scalar loss.'),
  gives: z
    .union([identifier, z.record(identifier, identifier)])
    .describe('The forward parameter that the result is the gradient of, or result field → forward parameter.'),
  fixed: z
    .record(identifier, z.union([z.number(), z.strictObject({ like: identifier, fill: z.number() })]))
    .default({})
    .describe('Forward parameters that the backward function does not take, such as beta: { like: gamma, fill: 0 }.'),
});
export type WrittenRelation = z.output<typeof writtenRelation>;

/** How a backward function's results relate to its forward function. */
export interface GradientOf {
  /** The forward function's name. */
  readonly forward: string;
  readonly parameters: readonly { readonly name: string; readonly type: TypeName }[];
  /** The backward parameter that holds ∂loss/∂output; null where the forward result is itself the scalar loss. */
  readonly upstream: string | null;
  /** Field of the backward's result → forward parameter that it is the gradient of. The field is '' where the result is not a record. */
  readonly gives: Readonly<Record<string, string>>;
}

/** The relation with `gives` in its long form: result field ('' for the whole) → forward parameter. */
export function gradientOf(
  { forward, upstream, gives }: WrittenRelation,
  signatures: ReadonlyMap<string, FunctionSignature>,
): GradientOf {
  const parameters = signatures.get(forward)?.parameters ?? [];
  return { forward, parameters, upstream, gives: typeof gives === 'string' ? { '': gives } : gives };
}

export function relationProblems(
  { forward, upstream, gives, fixed }: WrittenRelation,
  { problems, path, signature, signatures }: CheckPlace,
): void {
  const forwardSignature = signatures.get(forward);
  if (!forwardSignature) {
    problems.add(
      [...path, 'of', 'forward'],
      `"${forward}" is neither a function of this exercise nor a helper.`,
      nearest(forward, signatures.keys()),
    );
    return;
  }
  const own = signature.parameters.map(({ name }) => name);
  const theirs = forwardSignature.parameters.map(({ name }) => name);
  if (upstream !== null && !own.includes(upstream))
    problems.add(
      [...path, 'of', 'upstream'],
      `"${upstream}" is not a parameter of ${signature.name}.`,
      nearest(upstream, own),
    );
  if (upstream === null && forwardSignature.result !== 'number')
    problems.add(
      [...path, 'of'],
      `${forward} does not return a number, so its gradient needs an upstream.`,
      'Name the backward parameter that holds ∂loss/∂output in "upstream".',
    );
  for (const parameter of theirs) {
    if (!own.includes(parameter) && !(parameter in fixed))
      problems.add(
        [...path, 'of'],
        `${signature.name} does not take "${parameter}", which ${forward} needs.`,
        `Give it under "fixed", such as ${parameter}: { like: ${own.at(-1)}, fill: 0 }.`,
      );
  }
  for (const [parameter, value] of Object.entries(fixed)) {
    if (!theirs.includes(parameter))
      problems.add(
        [...path, 'of', 'fixed', parameter],
        `${forward} has no parameter "${parameter}".`,
        nearest(parameter, theirs),
      );
    if (typeof value !== 'number' && !own.includes(value.like))
      problems.add(
        [...path, 'of', 'fixed', parameter],
        `"${value.like}" is not a parameter of ${signature.name}.`,
        nearest(value.like, own),
      );
  }
  const fields = typeof gives === 'string' ? { '': gives } : gives;
  for (const [field, parameter] of Object.entries(fields)) {
    if (!theirs.includes(parameter))
      problems.add([...path, 'of', 'gives'], `${forward} has no parameter "${parameter}".`, nearest(parameter, theirs));
    const known = typeof signature.result === 'string' ? [] : Object.keys(signature.result);
    if (field !== '' && !known.includes(field))
      problems.add(
        [...path, 'of', 'gives', field],
        `${signature.name} returns no field "${field}".`,
        nearest(field, known) ?? `It returns no record: write "gives: ${parameter}".`,
      );
  }
}
