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

test('a hidden check that is not passed tells what kind of input it tries', () => {
  const about = 'Tiny and huge values.';
  const shown = studentReport({ ...report, checks: report.checks.map((check) => ({ ...check, about })) });
  expect(shown.checks.map(({ message }) => message)).toEqual([about, 'Wrong.', '']);
});

test('a hidden check that is not passed tells how many hints there are, and none of them', () => {
  const shown = studentReport({ ...report, checks: report.checks.map((check) => ({ ...check, hints: 2 })) });
  expect(shown.checks.map(({ hints }) => hints)).toEqual([2, 2, undefined]);
});

const withHidden = (outcome: CheckReport['outcome'], problem: Report['problem'] = null): Report => ({
  ...report,
  outcome: problem ? 'timeout' : 'failed',
  checks: [
    { ...seen, outcome: 'passed' },
    { ...hidden, outcome },
  ],
  problem,
});

test('nothing but passed or not, and stopped or not, is told of a hidden check', () => {
  const failed = studentReport(withHidden('failed'));
  expect(studentReport({ ...withHidden('threw'), outcome: 'threw' })).toEqual(failed);
  const stops = (['fuel', 'time', 'memory'] as const).map((kind, index) =>
    studentReport(withHidden('timeout', { kind, message: `SECRET ${kind}`, line: index + 7, column: index })),
  );
  const [first] = stops;
  expect(stops).toEqual([first, first, first]);
  expect(first?.problem?.line).toBeNull();
  expect(JSON.stringify(stops)).not.toContain('SECRET');
});

test('a stop in a public check keeps its words and line', () => {
  const problem = { kind: 'fuel', message: 'A loop.', line: 3, column: null } as const;
  const stopped = {
    ...report,
    outcome: 'timeout',
    problem,
    checks: [{ ...seen, outcome: 'timeout' }, hidden],
  } as const;
  expect(studentReport(stopped).problem).toEqual(problem);
});

test('a fault of ours is told without its reason, which may name a hidden check', () => {
  const problem = { kind: 'fault', message: 'SECRET', line: null, column: null } as const;
  const checks = [seen, hidden].map((check) => ({ ...check, outcome: 'error' as const, message: 'SECRET' }));
  expect(JSON.stringify(studentReport({ ...report, outcome: 'error', problem, checks }))).not.toContain('SECRET');
});

test('public checks, score and the nudge stay as they were', () => {
  const shown = studentReport(report);
  expect(shown.checks[1]).toEqual(seen);
  expect(shown).toMatchObject({ score: 1, maxScore: 3, diagnosis: { mistake: 'sign', nudge: 'Look.', hint: '' } });
});
