/** An attempt as the JSON API shows it to the student who made it: the server writes it, the browser reads it. */
import { z } from 'zod';
import type { Report } from '@/lib/core/grader/report';
import { moment } from '@/lib/platform/contract/endpoint';

/** UTF-8 bytes. */
export const mostSourceBytes = 100_000;

/** Reports are the server's own and read by nobody else; their inside is not checked a second time. */
export const reportSchema = z.custom<Report>(
  (value) => typeof value === 'object' && value !== null && 'checks' in value && Array.isArray(value.checks),
);

/** Loose on purpose: a field that a newer server adds is no error. */
export const attemptView = z.object({
  id: z.string(),
  slug: z.string(),
  /**
   * The revision it is graded against: the one that was current when it arrived, which is not the one submitted where the
   * exercise changed while the page was open.
   */
  revisionId: z.string(),
  source: z.string(),
  state: z.enum(['pending', 'verified', 'fault']),
  submittedAt: moment,
  /** Null until verified. */
  outcome: z.enum(['passed', 'failed', 'threw', 'timeout', 'error']).nullable(),
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
  /** What a student may know; null until verified, and in lists. */
  report: reportSchema.nullable(),
});
export type ReceivedAttempt = z.infer<typeof attemptView>;
/** As it is sent. */
export type SentAttempt = z.input<typeof attemptView>;
