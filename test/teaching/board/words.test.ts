import { expect, test } from 'vitest';
import { cellFacts, describeCell } from '@/app/teach/classes/[classId]/matrix/words';
import { type BoardColumn, type CellCode, decodeCell } from '@/lib/teaching/board/class-board';

const column: BoardColumn = {
  ...{ key: 'relu', exerciseId: 'relu', slug: 'relu', title: 'ReLU', part: 'exercise' },
  ...{ points: 10, dueAt: 0, opensAt: null },
};
const facts = (code: CellCode) => cellFacts(decodeCell(code), column);

test('a late cell says what was earned, how late, what that took and what counts', () => {
  expect(facts([3, 6.4, 2, 2, 0, 2, 4, 0, 8])).toEqual([
    '8 of 10 earned, 2 days late (20 % taken): 6.4 count',
    'has an extension',
    '2 tries',
  ]);
  expect(facts([3, 0, 1, 1, 0, 1, 0, 0, 10])[0]).toBe('10 of 10 earned, 1 day late (100 % taken): 0 count');
});

test('a cell in time says its points, as does one that lateness took nothing from', () => {
  expect(facts([3, 10, 1, 1, 0, 0, 0, 0])[0]).toBe('10 of 10 points');
  expect(facts([2, 4, 1, 0, 0, 3, 0, 0])[0]).toBe('4 of 10 earned, 3 days late: 4 count');
});

test('a score set by staff stands beside the one earned', () => {
  expect(facts([2, 9, 1, 0, 0, 2, 2, 0, 4])[0]).toBe('9 of 10 set by staff (4 earned, 2 days late)');
  expect(describeCell(decodeCell([0, 9, 0, 0, 0, 0, 2, 0, 0]), column)).toBe(
    'not started, 9 of 10 set by staff (nothing handed in)',
  );
});
