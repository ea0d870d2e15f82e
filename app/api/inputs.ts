/** Zod schemas of what the JSON API takes. Unknown keys are dropped: nothing but these has any effect. */
import { z } from 'zod';
import { slugSchema } from '@/lib/core/exercise/schema';
import { provisionalSchema } from '@/lib/learning/attempts/provisional';
import { mostSourceBytes } from '@/lib/learning/attempts/view';

const byteLength = (text: string) => new TextEncoder().encode(text).length;

const source = z
  .string()
  .refine((text) => byteLength(text) <= mostSourceBytes, `The code is longer than ${mostSourceBytes / 1000} kB.`)
  .refine((text) => !text.includes('\0'), 'The code contains a NUL character: remove it.');

/** Lower-case, as the database writes it: the id is compared by value. */
const attemptId = z.uuid().toLowerCase();
/** Which revision the page had open is for the client to compare, and says what a claim is about; see lib/learning/attempts/submit.server.ts. */
const revisionId = z.string().max(64);

export const idParams = z.object({ id: attemptId });
export const slugParams = z.object({ slug: slugSchema });
export const questionParams = z.object({ slug: slugSchema, id: slugSchema });
export const waitQuery = z.object({ wait: z.coerce.number().min(0).max(25).default(0).describe('Seconds.') });
export const submissionBody = z.object({
  id: attemptId,
  slug: slugSchema,
  revisionId,
  source,
  provisional: provisionalSchema.optional(),
});
export const visitorBody = z.object({ slug: slugSchema, revisionId, source });
export const draftBody = z.object({ source, baseVersion: z.number().int().positive().nullable() });
/** Ids of headings: letters, digits and hyphens, or the mark of a lesson's end. */
export const readingBody = z.object({
  sections: z
    .array(
      z
        .string()
        .max(200)
        .regex(/^[\p{L}\p{N}_-]+$/u),
    )
    .max(100),
});
export const hintBody = z.object({ slug: slugSchema, revisionId, mistake: slugSchema });
export const takeoverBody = z.object({
  drafts: z.array(z.object({ slug: slugSchema, source })).max(100),
  attempts: z.array(z.object({ id: attemptId, slug: slugSchema, source })).max(500),
});
export const seenBody = z.object({ seen: z.array(z.uuid()).max(1000) });

export const classParams = z.object({ classId: z.uuid().toLowerCase() });
/** Ids of students, separated by commas; at most what fits into an address. Without: all. */
export const cellsQuery = z.object({
  users: z
    .string()
    .toLowerCase()
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).max(100))
    .optional(),
});
export const eventsQuery = z.object({ since: z.coerce.number().optional().describe('ms since 1970.') });
