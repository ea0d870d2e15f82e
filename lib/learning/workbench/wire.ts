/** What the JSON API answers, as the workbench reads it. Loose on purpose: a field that a newer server adds is no error. */
import { z } from 'zod';
import type { Report } from '@/lib/core/grader/report';

const time = z.coerce.date();

// Reports are the server's own and read by nobody else here; their inside is not checked a second time.
const report = z.custom<Report>(
  (value) => typeof value === 'object' && value !== null && 'checks' in value && Array.isArray(value.checks),
);

export const attemptView = z.object({
  id: z.string(),
  slug: z.string(),
  source: z.string(),
  state: z.enum(['pending', 'verified', 'fault']),
  submittedAt: time,
  outcome: z.enum(['passed', 'failed', 'threw', 'timeout', 'error']).nullable(),
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
  report: report.nullable(),
});
/** One submission as its author may see it. `report` is null until it is verified, and in lists. */
export type ReceivedAttempt = z.infer<typeof attemptView>;

export const attemptList = z.object({ attempts: z.array(attemptView) });
export const verifyAnswer = z.object({ report });
export const savedDraft = z.object({ version: z.number().int(), savedAt: time });

const serverDraft = z.object({ source: z.string(), version: z.number().int(), savedAt: time });
/** The code that the server keeps for an exercise; `version` grows with every save. */
export type ServerDraft = z.infer<typeof serverDraft>;
export const draftAnswer = z.object({ draft: serverDraft.nullable() });
export const draftConflict = z.object({ draft: serverDraft });

/** The hint rendered, and sanitised, by the server's lesson renderer. */
export const hintAnswer = z.object({ html: z.string() });

const ownComment = z.object({
  id: z.string(),
  attemptId: z.string(),
  /** Null: on the whole. */
  line: z.number().nullable(),
  /** Rendered, and sanitised, by the server's lesson renderer. */
  html: z.string(),
  author: z.string().nullable(),
  className: z.string(),
  createdAt: time,
  editedAt: time.nullable(),
  isNew: z.boolean(),
});
/** What staff wrote on an attempt of one's own. */
export type ReceivedComment = z.infer<typeof ownComment>;
const ownScore = z.object({
  className: z.string(),
  score: z.number(),
  maxScore: z.number(),
  reason: z.string(),
  createdAt: time,
});
/** A score set by staff. */
export type OwnScore = z.infer<typeof ownScore>;
export const ownReview = z.object({ comments: z.array(ownComment), scores: z.array(ownScore) });
export type ReceivedReview = z.infer<typeof ownReview>;
export const seenAnswer = z.object({});

/** What is the account's now; the rest is left to the browser. */
export const takeOverAnswer = z.object({
  drafts: z.array(z.string()),
  attempts: z.array(z.string()),
  /** To be offered again in a while: too many wait for their verdicts. */
  later: z.array(z.string()),
});
export type TakeOverAnswer = z.infer<typeof takeOverAnswer>;
export const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
