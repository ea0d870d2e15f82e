/** What a lesson asks of the server: to judge an answer, to keep what was read. */
import { z } from 'zod';
import { slugSchema } from '@/lib/core/exercise/schema';
import { sentAnswerSchema, verdictSchema } from '@/lib/core/questions/wire';
import { endpoint } from '@/lib/platform/contract/endpoint';

export const postAnswer = endpoint({
  method: 'POST',
  path: '/api/questions/[slug]/[id]',
  policy: 'anyone',
  params: z.object({ slug: slugSchema, id: slugSchema }),
  body: sentAnswerSchema,
  output: verdictSchema,
  limits: { jsonBytes: 2000 },
});

/** Ids of headings: letters, digits and hyphens, or the mark of a lesson's end. */
const section = z
  .string()
  .max(200)
  .regex(/^[\p{L}\p{N}_-]+$/u);

export const putReading = endpoint({
  method: 'PUT',
  path: '/api/readings/[slug]',
  policy: 'viewer',
  params: z.object({ slug: slugSchema }),
  body: z.object({ sections: z.array(section).max(100) }),
  output: z.object({ saved: z.boolean() }),
});

/** HTML by the index of its piece; null where a figure or a question stands. */
const pieces = z.array(z.string().nullable());

/** For pages that a reader reached without loading the site anew; a page that is loaded has its HTML already. */
export const getPieces = endpoint({
  method: 'GET',
  path: '/api/lessons/[slug]/pieces',
  policy: 'anyone',
  params: z.object({ slug: slugSchema }),
  output: z.object({ revisionId: z.string(), lesson: pieces, task: pieces }),
});
