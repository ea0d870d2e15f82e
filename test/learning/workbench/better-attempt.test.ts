import { expect, test } from 'vitest';
import type { ListedAttempt } from '@/lib/learning/workbench/attempts-list';
import { findBetter } from '@/lib/learning/workbench/better-attempt';
import { gradingReport } from './support/reports';

const attempt = (score: number | null, maxScore: number, parts: Partial<ListedAttempt> = {}): ListedAttempt => ({
  ...{ id: `${score} of ${maxScore}`, source: '', submittedAt: new Date(0), state: 'verified' },
  ...{ outcome: score === maxScore ? 'passed' : 'failed', score, maxScore },
  ...parts,
});
const verdict = (score: number) => gradingReport({ outcome: score === 12 ? 'passed' : 'failed', score, maxScore: 12 });

test('after a pass, a worse submission leaves the pass the best', () => {
  const attempts = [attempt(4, 12), attempt(12, 12), attempt(8, 12)];
  expect(findBetter(attempts, verdict(4))).toEqual({ score: 12, maxScore: 12, passed: true });
});

test('the best submission so far has none above it', () => {
  expect(findBetter([attempt(12, 12), attempt(4, 12)], verdict(12))).toBeNull();
  expect(findBetter([attempt(4, 12)], verdict(4))).toBeNull();
  expect(findBetter([], verdict(0))).toBeNull();
});

test('attempts are compared by their shares, whatever their revisions gave', () => {
  expect(findBetter([attempt(9, 10), attempt(10, 12)], verdict(10))).toMatchObject({ score: 9, maxScore: 10 });
});

test('what has no verdict counts for nothing', () => {
  const pending = attempt(null, 12, { state: 'pending', outcome: null, maxScore: null });
  expect(findBetter([pending, attempt(12, 12, { state: 'fault' })], verdict(4))).toBeNull();
});
