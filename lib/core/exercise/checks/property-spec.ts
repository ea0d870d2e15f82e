/** The properties that a check may ask for. How each is judged: grader/checks/properties. */
import { z } from 'zod';
import { identifier } from '../written';

/** Properties that a result must have, whatever its exact values. Parameters and fields are named. */
export const propertySpec = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('finite') }),
  z.strictObject({ is: z.literal('range'), min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({
    is: z.literal('parallel'),
    to: identifier.describe('The result is a non-negative multiple of this parameter, taken as one long vector.'),
  }),
  z.strictObject({
    is: z.literal('normAtMost'),
    limit: identifier.describe('The parameter that holds the greatest L2 norm, over all entries together.'),
  }),
  z.strictObject({
    is: z.literal('entriesAtMost'),
    limit: identifier.describe('The parameter that bounds every |entry|.'),
  }),
  z.strictObject({
    is: z.literal('idempotent'),
    parameter: identifier.describe('f(f(x)) = f(x), with the result passed as this parameter.'),
  }),
  z.strictObject({
    is: z.literal('monotonic'),
    in: identifier.describe('A vector parameter: larger entries give results at least as large.'),
  }),
  z.strictObject({
    is: z.literal('columnMean'),
    equals: z.union([z.number(), identifier]),
    field: identifier.optional(),
  }),
  z.strictObject({
    is: z.literal('columnVariance'),
    equals: z.union([z.number(), identifier]),
    field: identifier.optional(),
  }),
  z.strictObject({
    is: z.literal('elementwise'),
    over: z
      .array(identifier)
      .min(1)
      .describe('Vector parameters: entry i of the result depends on their entries i only.'),
  }),
  z.strictObject({
    is: z.literal('rowwise'),
    over: z.array(identifier).min(1).describe('Matrix parameters: row i of the result depends on their rows i only.'),
  }),
  z.strictObject({
    is: z.literal('rowOrder'),
    over: z
      .array(identifier)
      .min(1)
      .describe("Matrix parameters: rows in another order give the result's rows (or `field`'s) in that order."),
    field: identifier.optional(),
  }),
]);
export type PropertySpec = z.infer<typeof propertySpec>;

/** The parameters that a property names. */
export function namedParameters(property: PropertySpec): readonly string[] {
  switch (property.is) {
    case 'finite':
    case 'range':
      return [];
    case 'parallel':
      return [property.to];
    case 'normAtMost':
    case 'entriesAtMost':
      return [property.limit];
    case 'idempotent':
      return [property.parameter];
    case 'monotonic':
      return [property.in];
    case 'columnMean':
    case 'columnVariance':
      return typeof property.equals === 'string' ? [property.equals] : [];
    case 'elementwise':
    case 'rowwise':
    case 'rowOrder':
      return property.over;
    default:
      return property satisfies never;
  }
}
