import { expect, test } from 'vitest';
import type { KeyValue } from '@/lib/client/documents/storage';
import { toCell, totalCells } from '@/lib/learning/progress/summarise';
import { findPlace, isRead, keepPlace, laterPlace, markRead } from '@/lib/learning/workbench/reading';
import { readVisitorProgress } from '@/lib/learning/workbench/visitor-progress';
import { keepVisitorAttempt } from '@/lib/learning/workbench/visitor-record';

function makeStorage(): KeyValue {
  const map = new Map<string, string>();
  return {
    get: (key) => map.get(key) ?? null,
    set: (key, value) => Boolean(map.set(key, value)),
    remove: (key) => void map.delete(key),
    keys: () => [...map.keys()],
  };
}

test("a student's total adds the best scores and what could have been scored", () => {
  const at = new Date();
  const times = { userId: 'u', exerciseId: 'e', lastAttemptAt: at };
  const passed = toCell({ ...times, attempts: 2, bestScore: 10, maxScore: 10, passedAt: at }, 10);
  const tried = toCell({ ...times, attempts: 3, bestScore: 4, maxScore: 8, passedAt: null }, 8);
  expect(totalCells([passed, tried, toCell(undefined, 5)])).toEqual({
    passed: 1,
    attempts: 5,
    score: 14,
    maxScore: 23,
  });
  expect(totalCells([])).toEqual({ passed: 0, attempts: 0, score: 0, maxScore: 0 });
});

test("a visitor's progress is their best verified attempt; what is unverified or our fault does not count", () => {
  const storage = makeStorage();
  const attempt = { slug: 'double', source: '', submittedAt: new Date(), maxScore: 3 };
  expect(readVisitorProgress(storage, 'double')).toEqual({ state: 'notStarted', best: null, correct: 0 });
  keepVisitorAttempt(storage, { ...attempt, id: 'a', outcome: null, score: null });
  keepVisitorAttempt(storage, { ...attempt, id: 'b', outcome: 'error', score: 0 });
  expect(readVisitorProgress(storage, 'double').state).toBe('notStarted');
  keepVisitorAttempt(storage, { ...attempt, id: 'c', outcome: 'passed', score: 3 });
  keepVisitorAttempt(storage, { ...attempt, id: 'd', outcome: 'failed', score: 1 });
  expect(readVisitorProgress(storage, 'double')).toMatchObject({ state: 'passed', best: { score: 3, maxScore: 3 } });
  expect(readVisitorProgress(storage, 'other').state).toBe('notStarted');
});

test("a visitor's right answers are counted by lesson", () => {
  const storage = makeStorage();
  storage.set('nabla.answer.double.one', JSON.stringify({ correct: true }));
  storage.set('nabla.answer.double.two', JSON.stringify({ correct: false }));
  storage.set('nabla.answer.double.three', 'junk');
  storage.set('nabla.answer.other.one', JSON.stringify({ correct: true }));
  expect(readVisitorProgress(storage, 'double').correct).toBe(1);
});

test('reading and place are kept by person, and junk is no place', () => {
  const storage = makeStorage();
  markRead(storage, 'ada', 'double');
  expect([isRead(storage, 'ada', 'double'), isRead(storage, 'grace', 'double')]).toEqual([true, false]);
  keepPlace(storage, 'ada', { kind: 'lesson', slug: 'double', at: 5 });
  expect(findPlace(storage, 'ada')).toEqual({ kind: 'lesson', slug: 'double', at: 5 });
  storage.set('nabla.place.ada', '{"kind":"moon"}');
  expect(findPlace(storage, 'ada')).toBeNull();
});

test('the later of two places wins', () => {
  const early = { kind: 'lesson', slug: 'a', at: 1 } as const;
  const late = { kind: 'exercise', slug: 'b', at: 2 } as const;
  expect([laterPlace(early, late), laterPlace(late, early), laterPlace(null, early), laterPlace(null, null)]).toEqual([
    late,
    late,
    early,
    null,
  ]);
});
