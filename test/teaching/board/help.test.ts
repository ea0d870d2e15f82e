import { expect, test } from 'vitest';
import { type BoardRow, type CellCode, type ClassBoard, cellFlags } from '@/lib/teaching/board/class-board';
import { findHelp, usualThresholds } from '@/lib/teaching/board/help';

const nowMinutes = 100 * 24 * 60;
const daysAgo = (days: number) => nowMinutes - days * 24 * 60;
const passed = (at = daysAgo(1)): CellCode => [3, 10, 1, 1, 60, 0, 0, at];
const tried = (tries: number, flags = 0): CellCode => [2, 4, tries, 0, 60, 0, flags, daysAgo(1)];
const column = (key: string, part: 'exercise' | 'lesson' = 'exercise') => ({
  ...{ key, exerciseId: key, slug: key, title: key, part },
  ...{ points: 10, dueAt: null, opensAt: null },
});
const boardOf = (students: Record<string, BoardRow[4]>): ClassBoard => ({
  ...{ readAt: nowMinutes * 60_000, assigned: true, timeZone: 'UTC', sections: [] },
  columns: [column('first'), column('second'), column('third'), column('reading', 'lesson')],
  rows: Object.entries(students).map(([name, cells]) => [name, name, '', '', cells]),
});
const reasons = (students: Record<string, BoardRow[4]>, thresholds = usualThresholds) =>
  Object.fromEntries(findHelp(boardOf(students), thresholds).map(({ student, reasons: of }) => [student.name, of]));

test('many tries without a pass are stuck, from as many as staff say', () => {
  const students = { Ada: [tried(5), tried(4), 0, 0], Bob: [tried(4), 0, 0, 0] } satisfies Record<string, BoardRow[4]>;
  expect(reasons(students)).toEqual({ Ada: [{ kind: 'stuck', column: 0, tries: 5, points: 4 }] });
  expect(Object.keys(reasons(students, { tries: 4, idleDays: 7 }))).toEqual(['Ada', 'Bob']);
});

test('questions answered wrong are no tries', () => {
  expect(reasons({ Ada: [0, 0, 0, tried(9)] })).toEqual({});
});

test('whose score was set by staff is seen to', () => {
  expect(reasons({ Ada: [tried(9, cellFlags.override), 0, 0, 0] })).toEqual({});
});

test('who has not worked for days is idle, unless everything is passed', () => {
  const old = passed(daysAgo(8));
  expect(reasons({ Ada: [old, 0, 0, 0], Bob: [old, old, old, old] })).toMatchObject({
    Ada: [{ kind: 'idle', days: 8 }, { kind: 'behind' }],
  });
  expect(reasons({ Ada: [passed(daysAgo(6)), 0, 0, 0] })).toEqual({});
});

test('who never began is noticed once the class has', () => {
  const none: BoardRow[4] = [0, 0, 0, 0];
  expect(reasons({ Ada: none, Bob: none })).toEqual({});
  expect(reasons({ Ada: none, Bob: [passed(), 0, 0, 0], Cy: [passed(), 0, 0, 0] })).toEqual({
    Ada: [{ kind: 'idle', days: null }],
  });
});

test('half of the class’s median or less is behind, and what is overdue is named', () => {
  const four: BoardRow[4] = [passed(), passed(), passed(), passed()];
  expect(reasons({ Ada: [passed(), passed(), tried(1, 1), 0], Bob: four, Cy: four })).toEqual({
    Ada: [
      { kind: 'overdue', columns: [2] },
      { kind: 'behind', passed: 2, median: 4 },
    ],
  });
});

test('whom most speaks for comes first', () => {
  const names = findHelp(
    boardOf({ Ada: [tried(5), 0, 0, 0], Bob: [tried(9), 0, 0, 0], Cy: [tried(5), tried(6), 0, 0] }),
    usualThresholds,
  ).map(({ student }) => student.name);
  expect(names).toEqual(['Cy', 'Bob', 'Ada']);
});
