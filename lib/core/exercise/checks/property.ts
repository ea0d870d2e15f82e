/** `property`: what holds of a result whatever its exact values. */
import { z } from 'zod';
import { type FrozenCheck, type FrozenFunctions, frozenBase, value, values } from '../frozen';
import { nearest } from '../problems';
import { findMisfit } from '../shape';
import type { Value } from '../values';
import { checkBase, identifier, inputCases } from '../written';
import type { CheckKind, CheckPlace } from './kind';
import { namedParameters, type PropertySpec, propertySpec } from './property-spec';

const written = z.strictObject({
  ...checkBase,
  ...inputCases,
  kind: z.literal('property'),
  function: identifier,
  property: propertySpec,
});

const frozen = z.strictObject({
  ...frozenBase,
  kind: z.literal('property'),
  property: propertySpec,
  cases: z.array(z.strictObject({ args: values, shape: value })).min(1),
});

export type PropertyCheckSpec = z.output<typeof written>;

export interface PropertyCheck extends FrozenCheck {
  readonly kind: 'property';
  readonly property: PropertySpec;
  readonly cases: readonly {
    readonly args: readonly Value[];
    /** Zeros in the shape of the right answer: without it, an empty result would have every property. */
    readonly shape: Value;
  }[];
}

export const propertyKind: CheckKind<'property', PropertyCheckSpec, PropertyCheck> = {
  name: 'property',
  written,
  frozen,
  problems: ({ property }, place) => propertyProblems(property, place),
  findIncoherence,
};

function propertyProblems(property: PropertySpec, { problems, path, signature }: CheckPlace): void {
  const { name, parameters, result } = signature;
  if (property.is === 'range' && property.min === undefined && property.max === undefined)
    problems.add([...path, 'property'], 'This range has no end, so every number is in it.', 'Give it "min" or "max".');
  const known = parameters.map((parameter) => parameter.name);
  for (const parameter of namedParameters(property)) {
    if (!known.includes(parameter))
      problems.add([...path, 'property'], `"${parameter}" is not a parameter of ${name}.`, nearest(parameter, known));
  }
  const field = 'field' in property ? property.field : undefined;
  const fields = typeof result === 'string' ? [] : Object.keys(result);
  if (field !== undefined && !fields.includes(field))
    problems.add(
      [...path, 'property', 'field'],
      `${name} returns no field "${field}".`,
      nearest(field, fields) ?? 'It returns no record: leave "field" out.',
    );
}

function findIncoherence(
  { property, cases }: PropertyCheck,
  { signature: { parameters, result } }: FrozenFunctions,
): string | null {
  const unknown = namedParameters(property).find((used) => !parameters.some(({ name }) => name === used));
  if (unknown !== undefined) return `there is no parameter ${unknown}.`;
  if ('field' in property && property.field !== undefined) {
    if (typeof result === 'string' || !Object.hasOwn(result, property.field))
      return `the result has no ${property.field}.`;
  }
  const wrong = cases.findIndex(({ shape }) => findMisfit(shape, result, null) !== null);
  return wrong < 0 ? null : `case ${wrong}: shape is not of the function's result type.`;
}
