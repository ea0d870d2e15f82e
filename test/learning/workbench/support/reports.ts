import type { CheckReport, Report } from '@/lib/core/grader/report';

/** A passed public check, unless told otherwise. */
export function checkReport(parts: Partial<CheckReport> = {}): CheckReport {
  return {
    name: 'ReLU keeps positive numbers',
    visibility: 'public',
    outcome: 'passed',
    points: 1,
    maxPoints: 1,
    message: '',
    pattern: null,
    evidence: null,
    line: null,
    column: null,
    console: [],
    ...parts,
  };
}

/** A passed report of one check, unless told otherwise. */
export function gradingReport(parts: Partial<Report> = {}): Report {
  return {
    version: 1,
    revisionId: 'r1',
    outcome: 'passed',
    score: 1,
    maxScore: 1,
    checks: [checkReport()],
    problem: null,
    diagnosis: null,
    console: [],
    ...parts,
  };
}
