/**
 * Revisions as JSON, for the database, the network and content hashes. Numbers inside values are encoded so that NaN, ±Infinity and −0
 * survive; decoding trusts nothing: structure by schema, then every reference and every shape.
 */
import { z } from 'zod';
import type { BakedCheck, Revision } from './revision';
import { revisionFormat } from './revision';
import { findIncoherence } from './revision-coherence';
import { identifier, propertySpec, question, slugSchema } from './schema';
import { decodeValue, encodeValue, type JsonValue, typeNames, type Value } from './values';

/** What is not a revision, with the field that shows it. The only error that decoding throws. */
export class RevisionFormatError extends Error {
  override readonly name = 'RevisionFormatError';
}

/** JSON-safe: `JSON.parse(JSON.stringify(encoded))` loses nothing. */
export type EncodedRevision = Omit<Revision, 'checks' | 'mistakes'> & {
  readonly checks: readonly EncodedCheck[];
  readonly mistakes: readonly EncodedMistake[];
};
type EncodedCheck = Omit<BakedCheck, 'cases'> & { readonly cases: readonly Readonly<Record<string, EncodedPart>>[] };
type EncodedPart = JsonValue | readonly JsonValue[];
type EncodedMistake = Omit<Revision['mistakes'][number], 'fingerprint'> & {
  readonly fingerprint: readonly { readonly check: string; readonly caseIndex: number; readonly output: JsonValue }[];
};

export function encodeRevision(revision: Revision): EncodedRevision {
  return {
    ...revision,
    checks: revision.checks.map((check) => ({ ...check, cases: check.cases.map(encodeCase) })),
    mistakes: revision.mistakes.map((mistake) => ({
      ...mistake,
      fingerprint: mistake.fingerprint.map((entry) => ({ ...entry, output: encodeValue(entry.output) })),
    })),
  };
}

/** A case is values and lists of values all the way, so that one encoding fits every kind. */
function encodeCase(fields: BakedCheck['cases'][number]): Record<string, EncodedPart> {
  return Object.fromEntries(Object.entries(fields).map(([field, part]) => [field, encodeValue(part)]));
}

/** @throws RevisionFormatError for anything that {@link encodeRevision} cannot have written */
export function decodeRevision(json: unknown): Revision {
  const parsed = revisionSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new RevisionFormatError(`Not a revision: ${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'malformed'}`);
  }
  const incoherence = findIncoherence(parsed.data);
  if (incoherence !== null) throw new RevisionFormatError(`Not a revision: ${incoherence}`);
  return parsed.data;
}

/** The deepest value is a record of lists of matrices. */
const deepest = 4;

const value = z.unknown().transform((json, context): Value => {
  const problem = isDeeperThan(json, deepest) ? 'It is nested too deeply.' : null;
  try {
    if (problem === null) return decodeValue(json);
  } catch (error) {
    context.issues.push({
      code: 'custom',
      input: json,
      message: error instanceof Error ? error.message : 'Not a value.',
    });
    return z.NEVER;
  }
  context.issues.push({ code: 'custom', input: json, message: problem });
  return z.NEVER;
});

function isDeeperThan(json: unknown, depth: number): boolean {
  if (typeof json !== 'object' || json === null) return false;
  return depth === 0 || Object.values(json).some((entry) => isDeeperThan(entry, depth - 1));
}

const values = z.array(value);
const typeName = z.enum(typeNames);
const parameters = z.array(z.strictObject({ name: identifier, type: typeName }));
const count = z.number().int().nonnegative();

const checkBase = {
  name: z.string().min(1),
  points: count,
  visibility: z.enum(['public', 'hidden']),
  tolerance: z.strictObject({ rtol: z.number().min(0).max(0.1), atol: z.number().nonnegative() }),
  function: identifier,
};

const check = z.discriminatedUnion('kind', [
  z.strictObject({
    ...checkBase,
    kind: z.enum(['value', 'matches', 'gradient']),
    cases: z.array(z.strictObject({ args: values, expected: value, kinks: values })).min(1),
  }),
  z.strictObject({
    ...checkBase,
    kind: z.literal('gradcheck'),
    of: z.strictObject({
      forward: identifier,
      parameters,
      upstream: identifier.nullable(),
      gives: z.record(z.union([z.literal(''), identifier]), identifier),
    }),
    cases: z.array(z.strictObject({ args: values, forwardArgs: values })).min(1),
  }),
  z.strictObject({
    ...checkBase,
    kind: z.literal('property'),
    property: propertySpec,
    cases: z.array(z.strictObject({ args: values, shape: value })).min(1),
  }),
]);

const revisionSchema = z.strictObject({
  format: z.literal(revisionFormat),
  id: z.string().regex(/^[0-9a-f]{32}$/, 'Not a content hash of 32 hexadecimal digits.'),
  slug: slugSchema,
  title: z.string(),
  summary: z.string(),
  concepts: z.array(z.string()),
  prerequisites: z.array(z.string()),
  functions: z
    .array(
      z.strictObject({
        name: identifier,
        description: z.string(),
        parameters,
        result: z.union([typeName, z.record(identifier, typeName)]),
      }),
    )
    .min(1),
  limits: z.strictObject({
    timeoutMs: z.number().int().positive(),
    memoryBytes: z.number().int().positive(),
    fuel: z.number().int().positive(),
  }),
  lesson: z.string(),
  starter: z.string(),
  checks: z.array(check),
  mistakes: z.array(
    z.strictObject({
      id: slugSchema,
      title: z.string(),
      nudge: z.string(),
      hint: z.string(),
      fingerprint: z.array(z.strictObject({ check: z.string(), caseIndex: count, output: value })),
    }),
  ),
  questions: z.array(question),
  solution: z.string().nullable(),
  withheld: z.strictObject({ checks: count, points: count }),
});
