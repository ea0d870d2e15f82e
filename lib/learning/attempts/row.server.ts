/** Between the database's rows and the views of lib/learning/attempts/view.ts. */

import 'server-only';
import type { Report } from '@/lib/core/grader/report';
import { studentReport } from '@/lib/core/grader/student-report';
import type { Prisma } from '@/prisma/generated/client';
import type { SentAttempt } from './view';

export const attemptColumns = {
  id: true,
  userId: true,
  revisionId: true,
  source: true,
  state: true,
  submittedAt: true,
  outcome: true,
  score: true,
  maxScore: true,
  exercise: { select: { slug: true } },
} satisfies Prisma.AttemptSelect;

export type AttemptRow = Prisma.AttemptGetPayload<{ select: typeof attemptColumns }> & {
  readonly report?: Prisma.JsonValue;
};

/** For the student: hidden checks without what would give them away. */
export function toAttemptView(row: AttemptRow): SentAttempt {
  const report = readReport(row.report ?? null);
  const shown = report && studentReport(report);
  const view = viewWithoutReport(row);
  return { ...view, outcome: shown && view.outcome ? shown.outcome : view.outcome, report: shown };
}

/** `report` null whatever the row holds. When the verdict came is left out: it would tell how long hidden inputs kept the code busy. */
export function viewWithoutReport(row: AttemptRow): SentAttempt {
  const { id, revisionId, source, state, score, maxScore } = row;
  return {
    id,
    slug: row.exercise.slug,
    revisionId,
    source,
    state,
    submittedAt: row.submittedAt.toISOString(),
    outcome: shownOutcome(row.outcome as SentAttempt['outcome']), // written by lib/learning/attempts/verdict.server.ts alone
    score,
    maxScore,
    report: null,
  };
}

/** A hidden check that threw is not told from one that failed. */
function shownOutcome(outcome: SentAttempt['outcome']): SentAttempt['outcome'] {
  return outcome === 'threw' ? 'failed' : outcome;
}

export function readReport(stored: Prisma.JsonValue): Report | null {
  return stored as unknown as Report | null; // as above
}

/** PostgreSQL's jsonb has no NUL and no half surrogate pairs, which a student's console output may hold. */
export function storableReport(report: Report): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(report), (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(/\0|\p{Surrogate}/gu, '\uFFFD') : value,
  );
}
