import { expect, test } from 'vitest';
import type { CheckReport, Report } from '@/lib/core/grader/report';
import { studentReport } from '@/lib/core/grader/student-report';

const seen: CheckReport = {
  name: 'Seen',
  visibility: 'public',
  outcome: 'failed',
  points: 0,
  maxPoints: 1,
  message: 'Wrong.',
  pattern: 'Twice too large.',
  evidence: { call: 'f(1)', expected: '2', got: '4', first: null, worst: null },
  line: 3,
  column: 4,
  console: ['hello'],
};
const hidden: CheckReport = {
  ...seen,
  name: 'SECRET name',
  visibility: 'hidden',
  message: 'SECRET',
  pattern: 'SECRET',
  evidence: { call: 'f(SECRET)', expected: 'SECRET', got: 'SECRET', first: null, worst: null },
  console: ['SECRET'],
};
const report: Report = {
  version: 1,
  revisionId: 'r',
  outcome: 'failed',
  score: 1,
  maxScore: 3,
  checks: [hidden, seen, { ...hidden, outcome: 'passed', points: 1 }],
  problem: null,
  diagnosis: { mistake: 'sign', title: 'SECRET', nudge: 'Look.', hint: 'SECRET' },
  console: ['top'],
};

test('a student sees that hidden checks exist, their outcome and points, and nothing else of them', () => {
  const shown = studentReport(report);
  expect(JSON.stringify(shown)).not.toContain('SECRET');
  expect(shown.checks.map(({ name, outcome, points }) => [name, outcome, points])).toEqual([
    ['Hidden check 1', 'failed', 0],
    ['Seen', 'failed', 0],
    ['Hidden check 2', 'passed', 1],
  ]);
  expect(shown.checks[0]).toMatchObject({
    evidence: null,
    message: '',
    pattern: null,
    line: null,
    column: null,
    console: [],
  });
});

test('public checks, score and the nudge stay as they were', () => {
  const shown = studentReport(report);
  expect(shown.checks[1]).toEqual(seen);
  expect(shown).toMatchObject({ score: 1, maxScore: 3, diagnosis: { mistake: 'sign', nudge: 'Look.', hint: '' } });
});
