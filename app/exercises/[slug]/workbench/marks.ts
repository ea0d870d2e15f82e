import type { CheckReport, Report } from '@/lib/core/grader/report';
import type { MarkedLine } from './editor/editor-handle';

/** The lines at which the code failed, one mark a line. */
export function marksOf(report: Report | null, checks: readonly CheckReport[]): readonly MarkedLine[] {
  const marks = new Map<number, string>();
  const add = (line: number | null, message: string) => {
    if (line !== null && !marks.has(line)) marks.set(line, message);
  };
  if (report?.problem) add(report.problem.line, report.problem.message);
  for (const check of checks) add(check.line, check.message);
  return [...marks].map(([line, message]) => ({ line, message }));
}
