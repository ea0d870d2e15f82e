/** What the workbench asks of the server. */
import { z } from 'zod';
import { slugSchema } from '@/lib/core/exercise/schema';
import { provisionalSchema } from '@/lib/learning/attempts/provisional';
import { attemptView, mostSourceBytes, reportSchema } from '@/lib/learning/attempts/view';
import { endpoint, moment } from '@/lib/platform/contract/endpoint';

const byteLength = (text: string) => new TextEncoder().encode(text).length;

const source = z
  .string()
  .refine((text) => byteLength(text) <= mostSourceBytes, `The code is longer than ${mostSourceBytes / 1000} kB.`)
  .refine((text) => !text.includes('\0'), 'The code contains a NUL character: remove it.');

/** Lower-case, as the database writes it: the id is compared by value. */
const attemptId = z.uuid().toLowerCase();
/** Which revision the page had open is for the client to compare, and says what a claim is about; see lib/learning/attempts/submit.server.ts. */
const revisionId = z.string().max(64);
const slug = z.object({ slug: slugSchema });

const visitorCode = z.object({ slug: slugSchema, revisionId, source });
const verdict = z.object({ report: reportSchema });

const serverDraft = z.object({ source: z.string(), version: z.number().int(), savedAt: moment });
/** The code that the server keeps for an exercise; `version` grows with every save. */
export type ServerDraft = z.infer<typeof serverDraft>;
/** Beside the refusal, where another device saved in between. */
export const draftConflict = z.object({ draft: serverDraft });

const ownReview = z.object({
  /** What staff wrote on attempts of one's own. */
  comments: z.array(
    z.object({
      id: z.string(),
      attemptId: z.string(),
      /** Null: on the whole. */
      line: z.number().nullable(),
      /** Rendered, and sanitised, by the server's lesson renderer. */
      html: z.string(),
      author: z.string().nullable(),
      className: z.string(),
      createdAt: moment,
      editedAt: moment.nullable(),
      isNew: z.boolean(),
    }),
  ),
  /** Set by staff of one class; in another the work may count as it was graded. */
  scores: z.array(
    z.object({
      className: z.string(),
      score: z.number(),
      maxScore: z.number(),
      reason: z.string(),
      createdAt: moment,
    }),
  ),
  /** What counts in each class that gives the exercise and has work of the student, or a score by hand. */
  standings: z.array(
    z.object({
      className: z.string(),
      /** For this student; null: never. */
      dueAt: moment.nullable(),
      extended: z.boolean(),
      maxPoints: z.number(),
      /** Before lateness; null without work. */
      earned: z.number().nullable(),
      lateDays: z.number(),
      /** Percent that lateness took. */
      penalty: z.number(),
      points: z.number().nullable(),
      setByStaff: z.boolean(),
    }),
  ),
});
export type ReceivedReview = z.infer<typeof ownReview>;
export type ReceivedComment = ReceivedReview['comments'][number];
export type ReceivedStanding = ReceivedReview['standings'][number];
export type ReceivedScore = ReceivedReview['scores'][number];

export const getDraft = endpoint({
  method: 'GET',
  path: '/api/drafts/[slug]',
  policy: 'viewer',
  params: slug,
  output: z.object({ draft: serverDraft.nullable() }),
});

/** Refused with 409 and the newer draft when another device saved since `baseVersion`. */
export const putDraft = endpoint({
  method: 'PUT',
  path: '/api/drafts/[slug]',
  policy: 'viewer',
  params: slug,
  body: z.object({ source, baseVersion: z.number().int().positive().nullable() }),
  output: z.object({ version: z.number().int(), savedAt: moment }),
});

export const postAttempt = endpoint({
  method: 'POST',
  path: '/api/attempts',
  policy: 'viewer',
  body: z.object({ id: attemptId, slug: slugSchema, revisionId, source, provisional: provisionalSchema.optional() }),
  output: attemptView,
  status: 202,
});

/** Answers when the attempt is verified, or after `wait` seconds with the attempt still pending. */
export const getOwnAttempt = endpoint({
  method: 'GET',
  path: '/api/attempts/[id]',
  policy: 'viewer',
  params: z.object({ id: attemptId }),
  query: z.object({ wait: z.coerce.number<number | string>().min(0).max(25).default(0) }),
  output: attemptView,
});

export const getAttempts = endpoint({
  method: 'GET',
  path: '/api/exercises/[slug]/attempts',
  policy: 'viewer',
  params: slug,
  output: z.object({ attempts: z.array(attemptView) }),
});

/** What staff said of the student's own work on the exercise. */
export const getReview = endpoint({
  method: 'GET',
  path: '/api/exercises/[slug]/review',
  policy: 'viewer',
  params: slug,
  output: ownReview,
});

/** The comments named have been shown to the student. */
export const postSeen = endpoint({
  method: 'POST',
  path: '/api/exercises/[slug]/review',
  policy: 'viewer',
  params: slug,
  body: z.object({ seen: z.array(z.uuid()).max(1000) }),
  output: z.object({}),
});

/** Grades a visitor's code with public and hidden checks; nothing is stored. */
export const postVerify = endpoint({
  method: 'POST',
  path: '/api/verify',
  policy: 'anyone',
  body: visitorCode,
  output: verdict,
});

/** The same for the author of an exercise that is not published. */
export const postPreviewVerify = endpoint({
  method: 'POST',
  path: '/api/studio/exercises/[slug]/verify',
  policy: 'instructor',
  params: slug,
  body: visitorCode,
  output: verdict,
});

const ofMistake = z.object({ slug: slugSchema, revisionId, mistake: slugSchema });
/** `check`: which of the hidden ones, counted from 1, as reports number them. `step`: which of its hints, from 1. */
const ofHiddenCheck = z.object({
  slug: slugSchema,
  revisionId,
  check: z.number().int().min(1).max(200),
  step: z.number().int().min(1).max(5),
});

/** The hint rendered, and sanitised, by the server's lesson renderer. */
export const postHint = endpoint({
  method: 'POST',
  path: '/api/hints',
  policy: 'anyone',
  body: z.union([ofMistake, ofHiddenCheck]),
  output: z.object({ hint: z.string(), html: z.string() }),
});

/** Answers with what is the account's now; the rest is left to the browser. */
export const postTakeover = endpoint({
  method: 'POST',
  path: '/api/takeover',
  policy: 'viewer',
  body: z.object({
    drafts: z.array(z.object({ slug: slugSchema, source })).max(100),
    attempts: z.array(z.object({ id: attemptId, slug: slugSchema, source })).max(500),
  }),
  output: z.object({
    drafts: z.array(z.string()),
    attempts: z.array(z.string()),
    /** To be offered again in a while: too many wait for their verdicts. */
    later: z.array(z.string()),
  }),
  limits: { jsonBytes: 10_000_000 },
});
export type TakeOverAnswer = z.infer<typeof postTakeover.output>;
