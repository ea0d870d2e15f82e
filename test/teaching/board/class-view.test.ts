import { expect, test } from 'vitest';
import { gridColumns } from '@/app/teach/classes/[classId]/matrix/columns';
import { type BoardRow, type ClassBoard, decodeRow, median, summariseColumn } from '@/lib/teaching/board/class-board';
import { arrange, readView, writeView } from '@/lib/teaching/board/class-view';

const column = (key: string) => ({
  ...{ key, exerciseId: key, slug: key, title: key, part: 'exercise' as const },
  ...{ points: 10, dueAt: null, opensAt: null },
});
const [passed, slow, tried] = [
  [3, 10, 2, 1, 300, 0, 0, 1000] as const,
  [3, 10, 6, 4, 0, 2, 0, 3000] as const,
  [2, 4, 5, 0, 60, 0, 1, 2000] as const,
];
const rows: readonly BoardRow[] = [
  ['1', 'Åsa', 'asa@school.edu', 'b', [passed, tried]],
  ['2', 'Zoe', 'zoe@school.edu', 'a', [slow, 0]],
  ['3', 'Ben', 'ben@school.edu', '', [tried, [1, 0, 0, 0, 30, 0, 0, 9]]],
  ['4', 'Ann', 'ann@school.edu', 'a', [0, [0, 0, 0, 0, 0, 0, 1, 0]]],
];
const board: ClassBoard = {
  ...{ readAt: 0, assigned: true, timeZone: 'UTC', rows },
  columns: [column('first'), column('second')],
  sections: [
    { id: 'a', name: 'Monday' },
    { id: 'b', name: 'Tuesday' },
  ],
};
const students = rows.map(decodeRow);
const shown = (search: string) =>
  arrange(students, board, readView(new URLSearchParams(search)), gridColumns('c', board)).map(({ name }) => name);

test.each([
  ['', ['Ann', 'Åsa', 'Ben', 'Zoe']],
  ['order=desc', ['Zoe', 'Ben', 'Åsa', 'Ann']],
  ['sort=section', ['Ben', 'Ann', 'Zoe', 'Åsa']],
  ['sort=passed&order=desc', ['Åsa', 'Zoe', 'Ben', 'Ann']],
  ['sort=points&order=desc', ['Åsa', 'Zoe', 'Ben', 'Ann']],
  ['sort=active&order=desc', ['Zoe', 'Åsa', 'Ben', 'Ann']],
  ['sort=first&order=desc', ['Åsa', 'Zoe', 'Ben', 'Ann']],
  ['sort=no-such-column', ['Ann', 'Åsa', 'Ben', 'Zoe']],
])('the order of "%s"', (search, names) => {
  expect(shown(search)).toEqual(names);
});

test.each([
  ['section=a', ['Ann', 'Zoe']],
  ['section=none', ['Ben']],
  ['state=passed', ['Åsa', 'Zoe']],
  ['state=tried', ['Åsa', 'Ben']],
  ['state=tried&in=second', ['Åsa']],
  ['state=begun', ['Ben']],
  ['state=notStarted', ['Ann', 'Zoe']],
  ['state=overdue', ['Ann', 'Åsa', 'Ben']],
  ['state=late', ['Zoe']],
  ['state=nonsense', ['Ann', 'Åsa', 'Ben', 'Zoe']],
  ['q=SCHOOL z', ['Zoe']],
  ['q=nobody', []],
])('who is shown by "%s"', (search, names) => {
  expect(shown(search)).toEqual(names);
});

test('a view in the address is the same view when read again', () => {
  const search = '?sort=first&order=desc&section=a&state=tried&in=second&q=zoe+x';
  expect(writeView(readView(new URLSearchParams(search)))).toBe(search);
  expect(writeView(readView(new URLSearchParams('sort=name')))).toBe('');
});

test('a column is summed up over those who passed', () => {
  expect(summariseColumn(students, 0)).toEqual({
    ...{ students: 4, passed: 2, tried: 1, overdue: 1 },
    medianTries: 2.5,
    medianSeconds: 300,
  });
  expect(summariseColumn(students, 1)).toMatchObject({ passed: 0, medianTries: null, medianSeconds: null });
});

test('the median of an even number lies between the middle two', () => {
  expect([median([]), median([4]), median([9, 1]), median([9, 1, 2])]).toEqual([null, 4, 5, 2]);
});
