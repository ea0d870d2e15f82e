/**
 * The schema of `exercise.yaml`: the one description of what an author may write. Its types are inferred, and the JSON
 * Schema that editors use is generated from it. Strict: an unknown field is an error, since it is most often a slip.
 */
import { z } from 'zod';
import { refuseInvisible } from '@/lib/core/text/refuse-invisible';
import { checkKinds } from './checks/registry';
import { domainSpec } from './domain';
import { identifier, sentence, typeName } from './written';

export const slugSchema = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'Use lower-case words joined by single hyphens, such as "leaky-relu".');

const functionSpec = z.strictObject({
  description: sentence,
  parameters: z.record(identifier, typeName).describe('In call order.'),
  result: z.union([typeName, z.record(identifier, typeName)]),
  domain: domainSpec,
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
  title: sentence.max(80).superRefine(refuseInvisible),
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
  checks: z.array(checkKinds.written).min(1),
  questions: z.array(question).default([]),
  mistakes: z
    .array(
      z.strictObject({
        id: slugSchema.describe('The file is mistakes/<id>.ts.'),
        also: z
          .array(slugSchema)
          .default([])
          .describe('Further files under mistakes/, without ".ts", that make the same mistake in another way.'),
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
