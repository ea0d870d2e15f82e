/**
 * Revisions as JSON, for the database, the network and content hashes. Numbers inside values are encoded so that NaN, ±Infinity and −0
 * survive; decoding trusts nothing: structure by schema, then every reference and every shape.
 */
import { z } from 'zod';
import { type BakedCheck, checkKinds } from './checks/registry';
import { count, parameters, value } from './frozen';
import { type Revision, revisionFormat } from './revision';
import { findIncoherence } from './revision-coherence';
import { question, slugSchema } from './schema';
import { encodeValue, type JsonValue } from './values';
import { identifier, typeName } from './written';

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
  readonly fingerprint: readonly EncodedEntry[];
};
type EncodedEntry = Omit<Revision['mistakes'][number]['fingerprint'][number], 'output'> & {
  readonly output: JsonValue;
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
  checks: z.array(checkKinds.frozen),
  mistakes: z.array(
    z.strictObject({
      id: slugSchema,
      title: z.string(),
      nudge: z.string(),
      hint: z.string(),
      fingerprint: z.array(
        z.strictObject({ check: z.string(), caseIndex: count, output: value, sign: count.optional() }),
      ),
    }),
  ),
  questions: z.array(question),
  solution: z.string().nullable(),
  withheld: z.strictObject({ checks: count, points: count }),
});
