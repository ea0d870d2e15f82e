/** What checks of exercise.yaml are made of, whatever their kind: inputs and how they are drawn, names, points, tolerance. */
import { z } from 'zod';
import { typeNames } from './values';

export const identifier = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*$/, 'Use letters and digits, beginning with a letter.');

export const typeName = z.enum(typeNames);
export const sentence = z.string().trim().min(1).max(500);

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
export const inputs = z.record(identifier, input).describe('Every parameter of the function, by name.');

/** Expected results may be records. */
export type Expected = number | Expected[] | { [field: string]: Expected };
export const expected: z.ZodType<Expected> = z.lazy(() =>
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
export type Generate = z.output<typeof generate>;

/** The fields of every check, beside its kind and its cases. */
export const checkBase = {
  name: sentence.max(120).describe('What is tested, in words that a student understands. Unique.'),
  points: z.number().int().min(0).max(100).default(1),
  visibility: z.enum(['public', 'hidden']).default('public'),
  about: sentence
    .max(300)
    .optional()
    .describe(
      'For a hidden check: what kind of input it tries, never the values. Told to a student who does not pass it.',
    ),
  hints: z
    .array(z.string().trim().min(1).max(1500))
    .min(1)
    .max(5)
    .optional()
    .describe(
      'For a hidden check: hints for a student who does not pass it, given one after another on request, the gentlest first. Never the values. Markdown with maths.',
    ),
  tolerance: z
    .strictObject({ rtol: z.number().nonnegative().max(0.1).default(1e-6), atol: z.number().nonnegative().default(0) })
    .prefault({}),
  seed: z.number().int().nonnegative().optional().describe("Default: derived from the slug and the check's name."),
};

/** Cases written down, drawn, or both. */
export const inputCases = {
  cases: z.array(z.strictObject({ arguments: inputs })).default([]),
  generate: generate.optional(),
};
export const kinks = identifier
  .optional()
  .describe('The parameter whose nudges cross the kinks: at a kink every value between the two sides is right.');
