/** The review's numbers in words. */
import type { ReportOutcome } from '@/lib/core/grader/report';

/** "2 h 5 min" */
export function describeDuration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes === 0) return seconds > 0 ? 'less than a minute' : '0 min';
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}

const outcomes: Readonly<Record<ReportOutcome, string>> = {
  passed: 'Passed',
  failed: 'Not yet',
  threw: 'Threw an error',
  timeout: 'Did not finish',
  error: 'Our fault',
};

interface Verdict {
  readonly outcome: ReportOutcome;
  readonly score: number;
  readonly maxScore: number;
}

/** "Passed, 12 of 12" */
export function describeVerdict({ outcome, score, maxScore }: Verdict): string {
  return `${outcomes[outcome]}, ${score} of ${maxScore}`;
}
