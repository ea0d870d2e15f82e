/** What of a verified report a student may see: hidden checks stay hidden in everything but their outcome and points. */
import type { CheckReport, Report } from './report';

/**
 * The report with every hidden check reduced to "Hidden check 1", its outcome and its points: no evidence, message, pattern, console
 * output or position. Titles of mistakes are for staff, and hints are asked for, so both are blank.
 */
export function studentReport(report: Report): Report {
  let hidden = 0;
  return {
    ...report,
    checks: report.checks.map((check) => (check.visibility === 'public' ? check : withheld(check, ++hidden))),
    diagnosis: report.diagnosis === null ? null : { ...report.diagnosis, title: '', hint: '' },
  };
}

function withheld({ outcome, points, maxPoints }: CheckReport, number: number): CheckReport {
  return {
    name: `Hidden check ${number}`,
    visibility: 'hidden',
    outcome,
    points,
    maxPoints,
    message: '',
    pattern: null,
    evidence: null,
    line: null,
    column: null,
    console: [],
  };
}
