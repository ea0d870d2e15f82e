/**
 * The schema of `exercise.yaml`: the one description of what an author may write. Its types are inferred, and the JSON
 * Schema that editors use is generated from it. Strict: an unknown field is an error, since it is most often a slip.
 */
import { z } from 'zod';
import { typeNames } from './values';

export const identifier = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*$/, 'Use letters and digits, beginning with a letter.');
export const slugSchema = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'Use lower-case words joined by single hyphens, such as "leaky-relu".');

const typeName = z.enum(typeNames);
const sentence = z.string().trim().min(1).max(500);

/** A dimension is a number or the name of one of the check's `sizes`. */
const dimension = z.union([z.number().int().min(1).max(256), identifier]);
const shape = z.array(dimension).min(0).max(2).describe('[] a number, [n] a vector, [rows, columns] a matrix.');
const special = z
  .array(z.number())
  .optional()
  .describe('Boundary values tried in place of random ones; default 0, −0, 1 and −1 where the range allows.');

/** A generator: a leaf of an argument that is filled with seeded random numbers. */
const generator = z.union([
  z.strictObject({
    uniform: shape,
    min: z.number().describe('Inclusive.'),
    max: z.number().describe('Exclusive.'),
    special,
  }),
  z.strictObject({
    normal: shape,
    mean: z.number().default(0),
    scale: z.number().positive().default(1).describe('Standard deviation.'),
    special,
  }),
  z.strictObject({ choice: shape, from: z.array(z.number()).min(1), special }),
  z.strictObject({ fill: shape, with: z.number() }),
]);
export type Generator = z.infer<typeof generator>;

/** An argument: numbers as they are, generators, or lists of either, nested as the type asks. `-0.0` in YAML is −0. */
export type Input = number | Generator | Input[];
export const input: z.ZodType<Input> = z.lazy(() => z.union([z.number(), generator, z.array(input)]));
const inputs = z.record(identifier, input).describe('Every parameter of the function, by name.');

/** Expected results may be records. */
export type Expected = number | Expected[] | { [field: string]: Expected };
const expected: z.ZodType<Expected> = z.lazy(() =>
  z.union([z.number(), z.array(expected), z.record(identifier, expected)]),
);

/** Random cases drawn from `seed`: `count` of them, with every size drawn from its range, plus boundary cases. */
const generate = z.strictObject({
  count: z.number().int().min(1).max(50).default(5),
  sizes: z
    .record(identifier, z.strictObject({ min: z.number().int().min(1), max: z.number().int().max(256) }))
    .default({})
    .describe('Named dimensions that the shapes below use.'),
  arguments: inputs,
  boundary: z
    .boolean()
    .default(true)
    .describe(
      'Add a case with each size at its least, one with all at their least, and one per argument with its special values.',
    ),
});

const checkBase = {
  name: sentence.max(120).describe('What is tested, in words that a student understands. Unique.'),
  points: z.number().int().min(0).max(100).default(1),
  visibility: z.enum(['public', 'hidden']).default('public'),
  tolerance: z
    .strictObject({ rtol: z.number().nonnegative().max(0.1).default(1e-6), atol: z.number().nonnegative().default(0) })
    .prefault({}),
  seed: z.number().int().nonnegative().optional().describe("Default: derived from the slug and the check's name."),
};
const inputCases = {
  cases: z.array(z.strictObject({ arguments: inputs })).default([]),
  generate: generate.optional(),
};
const kinks = identifier
  .optional()
  .describe('The parameter whose nudges cross the kinks: at a kink every value between the two sides is right.');

/** How a backward function relates to its forward function. */
const gradientOf = z.strictObject({
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

const check = z.discriminatedUnion('kind', [
  z.strictObject({
    ...checkBase,
    kind: z.literal('value'),
    function: identifier,
    kinks,
    cases: z.array(z.strictObject({ arguments: inputs, expected })).min(1),
  }),
  z.strictObject({ ...checkBase, ...inputCases, kind: z.literal('matches'), function: identifier, kinks }),
  z.strictObject({
    ...checkBase,
    ...inputCases,
    kind: z.literal('gradient'),
    function: identifier,
    of: gradientOf,
    kinks,
  }),
  z.strictObject({ ...checkBase, ...inputCases, kind: z.literal('gradcheck'), function: identifier, of: gradientOf }),
  z.strictObject({
    ...checkBase,
    ...inputCases,
    kind: z.literal('property'),
    function: identifier,
    property: propertySpec,
  }),
]);
export type CheckSpec = z.infer<typeof check>;

const functionSpec = z.strictObject({
  description: sentence,
  parameters: z.record(identifier, typeName).describe('In call order.'),
  result: z.union([typeName, z.record(identifier, typeName)]),
});

const questionBase = {
  id: slugSchema.describe('Placed in the lesson by ::question{id="…"}.'),
  prompt: z.string().trim().min(1).max(1500).describe('Markdown with maths.'),
};
const option = z.strictObject({
  text: z.string().trim().min(1).max(500),
  correct: z.boolean().default(false),
  explanation: z
    .string()
    .trim()
    .min(1)
    .max(1500)
    .describe('Why it is right, or what is wrong with it. Markdown with maths.'),
});
/** A concept question of the lesson. Answers and explanations stay on the server until a student has answered. */
export const question = z.discriminatedUnion('kind', [
  z.strictObject({ ...questionBase, kind: z.literal('single'), options: z.array(option).min(2).max(8) }),
  z.strictObject({ ...questionBase, kind: z.literal('multiple'), options: z.array(option).min(2).max(8) }),
  z.strictObject({
    ...questionBase,
    kind: z.literal('numeric'),
    answer: z.number(),
    tolerance: z.number().nonnegative().default(0).describe('Absolute.'),
    explanation: z.string().trim().min(1).max(1500).describe('Shown with the right answer.'),
    wrong: z
      .array(z.strictObject({ value: z.number(), explanation: z.string().trim().min(1).max(1500) }))
      .default([])
      .describe('Wrong answers that deserve an explanation of their own.'),
    otherwise: z.string().trim().min(1).max(1500).describe('Shown for any other wrong answer.'),
  }),
]);
export type QuestionSpec = z.infer<typeof question>;

export const exerciseSchema = z.strictObject({
  title: sentence.max(80),
  summary: sentence,
  concepts: z.array(sentence.max(60)).min(1),
  prerequisites: z.array(slugSchema).default([]),
  functions: z.record(identifier, functionSpec).describe('What the student exports.'),
  helpers: z
    .record(identifier, functionSpec)
    .default({})
    .describe('Forward functions that only solution.ts and reference.ts export: what gradients are checked against.'),
  limits: z
    .strictObject({
      timeoutMs: z.number().int().min(100).max(10_000).default(2000),
      memoryMiB: z.number().int().min(8).max(256).default(64),
    })
    .prefault({}),
  checks: z.array(check).min(1),
  questions: z.array(question).default([]),
  mistakes: z
    .array(
      z.strictObject({
        id: slugSchema.describe('The file is mistakes/<id>.ts.'),
        title: sentence.max(120).describe('The misconception, for staff.'),
        nudge: sentence.describe(
          'Shown at once: a question or a pointer, not the fix. Plain text in which `backticks` set code.',
        ),
        hint: z.string().trim().min(1).max(1500).describe('Shown on request. Markdown with maths.'),
        caughtBy: z.array(z.string()).optional().describe('Names of checks that must fail; default: any.'),
      }),
    )
    .default([]),
});
export type ExerciseSpec = z.infer<typeof exerciseSchema>;
