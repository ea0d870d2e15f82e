import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Improvement, lateness, scoreAssignment } from '@/lib/core/scoring/score';
import { effectiveDueAt, type Terms } from '@/lib/core/scoring/terms';

const due = new Date('2026-03-28T23:00:00Z');
const hour = 60 * 60_000;
const hoursAfter = (hours: number) => new Date(due.getTime() + hours * hour);
const terms = (given: Partial<Terms> = {}): Terms => ({
  points: 10,
  opensAt: null,
  dueAt: due,
  latePolicy: 'percentPerDay',
  latePercent: 10,
  timeZone: 'UTC',
  ...given,
});
const attempt = (hours: number, score: number, maxScore = 4): Improvement => ({
  attemptId: `${hours}`,
  at: hoursAfter(hours),
  score,
  maxScore,
});

describe('lateness', () => {
  test('counts days begun, and the whole minute in which it is due is in time', () => {
    expect(lateness(terms(), due, hoursAfter(0))).toEqual({ days: 0, penalty: 0 });
    expect(lateness(terms(), due, new Date(due.getTime() + 59_999))).toEqual({ days: 0, penalty: 0 });
    expect(lateness(terms(), due, new Date(due.getTime() + 60_000))).toEqual({ days: 1, penalty: 10 });
    expect(lateness(terms(), due, hoursAfter(24))).toEqual({ days: 1, penalty: 10 });
    expect(lateness(terms(), due, hoursAfter(24.1))).toEqual({ days: 2, penalty: 20 });
    const hardStop = terms({ latePolicy: 'hardStop' });
    expect(lateness(hardStop, new Date('2026-03-01T08:28Z'), new Date('2026-03-01T08:28:20Z')).penalty).toBe(0);
  });

  test('a late day is a day on the clock of the class, also when clocks are set', () => {
    const inNewYork = terms({ timeZone: 'America/New_York' });
    const days = (dueAt: string, at: string) => lateness(inNewYork, new Date(dueAt), new Date(at)).days;
    // Due Saturday 20:00 before the night of 25 hours: Sunday 19:30 and 20:00 are one day late, 20:01 is two.
    expect(days('2017-11-05T00:00Z', '2017-11-06T00:30Z')).toBe(1);
    expect(days('2017-11-05T00:00Z', '2017-11-06T01:00:59Z')).toBe(1);
    expect(days('2017-11-05T00:00Z', '2017-11-06T01:01Z')).toBe(2);
    // Before the night of 23 hours: Sunday 20:01 is two days late although 23 hours and a minute have passed.
    expect(days('2017-03-12T01:00Z', '2017-03-13T00:00:59Z')).toBe(1);
    expect(days('2017-03-12T01:00Z', '2017-03-13T00:01Z')).toBe(2);
  });

  test('takes at most everything, at once under a hard stop and never without a policy', () => {
    expect(lateness(terms(), due, hoursAfter(24 * 30)).penalty).toBe(100);
    expect(lateness(terms({ latePolicy: 'hardStop' }), due, hoursAfter(1)).penalty).toBe(100);
    expect(lateness(terms({ latePolicy: 'none' }), due, hoursAfter(100))).toEqual({ days: 5, penalty: 0 });
    expect(lateness(terms(), null, hoursAfter(100))).toEqual({ days: 0, penalty: 0 });
  });
});

describe('when it is due', () => {
  const student = { userId: 'ada', sectionId: 'tuesday' };
  const extension = (hours: number, whose: { userId?: string; sectionId?: string }) => ({
    userId: whose.userId ?? null,
    sectionId: whose.sectionId ?? null,
    dueAt: hoursAfter(hours),
  });

  test('is the latest of the assignment’s, the section’s and the student’s', () => {
    expect(effectiveDueAt(terms(), [], student)).toEqual(due);
    const both = [extension(48, { sectionId: 'tuesday' }), extension(24, { userId: 'ada' })];
    expect(effectiveDueAt(terms(), both, student)).toEqual(hoursAfter(48));
    expect(effectiveDueAt(terms(), both, { userId: 'ada', sectionId: null })).toEqual(hoursAfter(24));
    expect(effectiveDueAt(terms(), both, { userId: 'bob', sectionId: null })).toEqual(due);
    expect(effectiveDueAt(terms(), [extension(-24, { userId: 'ada' })], student)).toEqual(due);
    expect(effectiveDueAt(terms({ dueAt: null }), both, student)).toBeNull();
  });
});

describe('what an assignment earned', () => {
  test('is the best after lateness, not the highest score', () => {
    const score = scoreAssignment(terms({ latePercent: 30 }), due, [attempt(-1, 3), attempt(20, 4)]);
    expect(score).toMatchObject({ points: 7.5, counting: { attemptId: '-1', days: 0 } });
    const kinder = scoreAssignment(terms(), due, [attempt(-1, 3), attempt(20, 4)]);
    expect(kinder).toMatchObject({ points: 9, counting: { attemptId: '20', days: 1, penalty: 10 } });
  });

  test('is nothing yet without an attempt, and zero with one that earned none', () => {
    expect(scoreAssignment(terms(), due, [])).toMatchObject({ points: null, earned: null, counting: null });
    expect(scoreAssignment(terms(), due, [attempt(-1, 0)])).toMatchObject({ points: 0, counting: { attemptId: '-1' } });
  });

  test('keeps what was earned beside what staff set, which lateness does not touch', () => {
    const override = { score: 3, maxScore: 4, reason: 'Ill' };
    expect(scoreAssignment(terms(), due, [attempt(20, 4)], override)).toMatchObject({
      points: 7.5,
      earned: 9,
      override,
    });
    expect(scoreAssignment(terms(), due, [], override)).toMatchObject({ points: 7.5, earned: null });
  });

  test('needs no attempt but those that scored higher than all before them', () => {
    const policy = fc.constantFrom('none' as const, 'percentPerDay' as const, 'hardStop' as const);
    const attempts = fc.array(
      fc.record({ hours: fc.integer({ min: -100, max: 400 }), score: fc.integer({ min: 0, max: 8 }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(policy, fc.integer({ min: 0, max: 100 }), attempts, (latePolicy, latePercent, made) => {
        const given = terms({ latePolicy, latePercent });
        const inOrder = made.toSorted((a, b) => a.hours - b.hours);
        const all = inOrder.map(({ hours, score }) => attempt(hours, score, 8));
        const frontier = all.filter(({ score }, index) => all.slice(0, index).every((before) => score > before.score));
        // The oracle: every attempt on its own.
        const each = all.map(({ at, score }) => 10 * (score / 8) * (1 - lateness(given, due, at).penalty / 100));
        const best = each.length === 0 ? null : Math.max(...each);
        expect(scoreAssignment(given, due, frontier).points).toBe(best);
      }),
    );
  });
});
