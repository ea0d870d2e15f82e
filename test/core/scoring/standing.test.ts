import { expect, test } from 'vitest';
import { scoreAssignment } from '@/lib/core/scoring/score';
import { onScale, sayPoints, sayStanding, standingOf } from '@/lib/core/scoring/standing';
import type { LatePolicy } from '@/lib/core/scoring/terms';

const due = new Date('2026-03-01T12:00:00Z');
const dayMs = 24 * 60 * 60_000;

/** An attempt so many days after the due time, in an assignment of 10 points. */
function said(score: number, daysLate: number, latePolicy: LatePolicy = 'percentPerDay', setTo: number | null = null) {
  const terms = { points: 10, opensAt: null, dueAt: due, latePolicy, latePercent: 10, timeZone: 'Europe/Berlin' };
  const at = new Date(due.getTime() + (daysLate - 0.5) * dayMs);
  const override = setTo === null ? null : { score: setTo, maxScore: 10, reason: 'On paper.' };
  const work = [{ attemptId: 'a1', at, score, maxScore: 5 }];
  return sayStanding(standingOf(10, scoreAssignment(terms, due, work, override)));
}

test('what is late says what was earned, what was taken and what counts', () => {
  expect(said(4, 2)).toBe('8 of 10 earned, 2 days late (20 % taken): 6.4 count');
  expect(said(5, 1)).toBe('10 of 10 earned, 1 day late (10 % taken): 9 count');
  expect(said(5, 9)).toBe('10 of 10 earned, 9 days late (90 % taken): 1 counts');
  expect(said(5, 1, 'hardStop')).toBe('10 of 10 earned, 1 day late (100 % taken): 0 count');
  expect(said(5, 3, 'none')).toBe('10 of 10 earned, 3 days late: 10 count');
});

test('what is in time says its points alone', () => {
  expect(said(4, 0)).toBe('8 of 10 points');
});

test('a score set by staff says so, with what the work earned', () => {
  expect(said(4, 2, 'percentPerDay', 9)).toBe('9 of 10 set by staff (8 earned, 2 days late)');
  const unworked = { points: 9, earned: null, counting: null, override: { score: 9, maxScore: 10, reason: '' } };
  expect(sayStanding(standingOf(10, unworked))).toBe('9 of 10 set by staff (nothing handed in)');
});

test('nothing is said where nothing was done', () => {
  expect(sayStanding(standingOf(10, { points: null, earned: null, counting: null, override: null }))).toBeNull();
});

test('a score keeps its share on another scale', () => {
  expect(onScale({ score: 6, maxScore: 10 }, 15)).toBe(9);
  expect(onScale({ score: 7.1, maxScore: 15 }, 15)).toBe(7.1);
  expect(sayPoints(10 / 3)).toBe('3.33');
});
