/** What a student whose code returns a report is shown of it: for an author to judge the words by. */
import type { Report } from '@/lib/core/grader/report';
import { studentReport } from '@/lib/core/grader/student-report';

export interface SeenByStudent {
  /** The first check that is not passed, as the student reads it. */
  readonly check: string;
  readonly message: string;
  readonly pattern: string | null;
  /** The mistake that the code is taken for; null where none is recognised. */
  readonly mistake: string | null;
  /** Shown at once; '' where no mistake is recognised. */
  readonly nudge: string;
  /** Shown on request. */
  readonly hint: string;
}

/** Null where everything is passed. */
export function seenByStudent(report: Report): SeenByStudent | null {
  const { checks, diagnosis, problem } = studentReport(report);
  const refused = checks.filter(({ outcome }) => outcome !== 'passed');
  // A hidden check says little, so what a public one says is read first.
  const first = refused.find(({ visibility, message }) => visibility === 'public' && message !== '') ?? refused[0];
  if (!first) return null;
  return {
    check: first.name,
    message: problem?.message ?? first.message,
    pattern: first.pattern,
    mistake: diagnosis?.mistake ?? null,
    nudge: diagnosis?.nudge ?? '',
    hint: report.diagnosis?.hint ?? '',
  };
}
