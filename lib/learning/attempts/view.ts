/** An attempt as the JSON API shows it to the student who made it. */
import type { Report, ReportOutcome } from '@/lib/core/grader/report';

export interface AttemptView {
  readonly id: string;
  readonly slug: string;
  /**
   * The revision it is graded against: the one that was current when it arrived, which is not the one submitted where the
   * exercise changed while the page was open.
   */
  readonly revisionId: string;
  readonly source: string;
  readonly state: 'pending' | 'verified' | 'fault';
  /** ISO 8601. */
  readonly submittedAt: string;
  readonly verifiedAt: string | null;
  /** Null until verified. */
  readonly outcome: ReportOutcome | null;
  readonly score: number | null;
  readonly maxScore: number | null;
  /** What a student may know; null until verified, and in lists. */
  readonly report: Report | null;
}

/** UTF-8 bytes. */
export const mostSourceBytes = 100_000;
