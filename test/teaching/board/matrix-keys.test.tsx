/** The class's table by the keyboard: one stop of Tab, arrows within, as WAI-ARIA asks of a grid. */
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gridColumns } from '@/app/teach/classes/[classId]/matrix/columns';
import { ClassMatrix } from '@/app/teach/classes/[classId]/matrix/matrix';
import { type BoardRow, type ClassBoard, decodeRow } from '@/lib/teaching/board/class-board';
import { wholeClass } from '@/lib/teaching/board/class-view';
import { show } from '../../helpers/show';

const push = vi.hoisted(() => vi.fn());
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));

beforeEach(() => {
  push.mockReset();
  // happy-dom lays nothing out, and of a frame without height no row would be drawn.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(1000);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1400);
});
afterEach(cleanup);

const rows = Array.from(
  { length: 14 },
  (_, n): BoardRow => [`s${n}`, `Student ${String.fromCharCode(65 + n)}`, `${n}@school.edu`, '', [0, 0]],
);
const column = (key: string) => ({
  ...{ key, exerciseId: key, slug: key, title: key, part: 'exercise' as const },
  ...{ points: 10, dueAt: null, opensAt: null },
});
const board: ClassBoard = {
  ...{ readAt: 0, assigned: false, timeZone: 'UTC', rows, sections: [] },
  columns: [column('relu'), column('tanh')],
};
/** Name, passed, last active, and the two results. */
const lastColumn = 4;
/** Below the head, and above the foot. */
const lastStudent = rows.length;

const onSort = vi.fn();
function open() {
  onSort.mockReset();
  const grid = gridColumns('c1', board);
  const students = rows.map(decodeRow);
  const changes = { round: 0, cells: new Map() };
  show(<ClassMatrix {...{ board, grid, students, changes, onSort }} view={wholeClass} />);
  return grid;
}

/** Row and column of the cell that has the focus. */
function place() {
  const { row, col } = document.activeElement instanceof HTMLElement ? document.activeElement.dataset : {};
  return [Number(row), Number(col)];
}
const tabStops = () => screen.getByRole('grid').querySelectorAll('[tabindex="0"]').length;
const press = (keys: string) => userEvent.keyboard(keys);

it('Tab comes to one cell, the first student, and leaves with the next', async () => {
  open();
  await userEvent.tab();
  expect(place()).toEqual([1, 0]);
  expect(tabStops()).toBe(1);
  await userEvent.tab();
  expect(screen.getByRole('grid').contains(document.activeElement)).toBe(false);
});

it('arrows go a cell at a time, into the head and the foot, and stop at the edges', async () => {
  open();
  await userEvent.tab();
  await press('{ArrowRight}{ArrowDown}');
  expect(place()).toEqual([2, 1]);
  await press('{ArrowLeft}{ArrowLeft}{ArrowUp}{ArrowUp}{ArrowUp}');
  expect(place()).toEqual([0, 0]);
  expect(tabStops()).toBe(1);
  await press('{Control>}{End}{/Control}{ArrowDown}{ArrowRight}');
  expect(place()).toEqual([lastStudent + 1, lastColumn]);
});

it('Home and End go to the ends of the row, with Ctrl to the corners of the table', async () => {
  open();
  await userEvent.tab();
  await press('{ArrowDown}{End}');
  expect(place()).toEqual([2, lastColumn]);
  await press('{Home}');
  expect(place()).toEqual([2, 0]);
  await press('{Control>}{End}{/Control}');
  expect(place()).toEqual([lastStudent + 1, lastColumn]);
  await press('{Control>}{Home}{/Control}');
  expect(place()).toEqual([0, 0]);
});

it('Page Up and Page Down go ten rows', async () => {
  open();
  await userEvent.tab();
  await press('{PageDown}');
  expect(place()).toEqual([11, 0]);
  await press('{PageDown}');
  expect(place()).toEqual([lastStudent + 1, 0]);
  await press('{PageUp}{PageUp}');
  expect(place()).toEqual([0, 0]);
});

it('Enter opens the cell that has the focus, and in the head sorts by its column', async () => {
  const grid = open();
  await userEvent.tab();
  await press('{ArrowDown}{End}{Enter}');
  expect(push).toHaveBeenCalledWith('/teach/classes/c1/students/s1?exercise=tanh');
  await press('{Control>}{Home}{/Control}{End}{Enter}');
  expect(onSort).toHaveBeenCalledWith(grid[lastColumn]);
});

it('with Alt an arrow is the browser’s, and letters move nothing', async () => {
  open();
  await userEvent.tab();
  await press('{Alt>}{ArrowRight}{/Alt}x');
  expect(place()).toEqual([1, 0]);
});

it('a click takes the one stop of Tab along', async () => {
  open();
  const cells = screen.getAllByRole('link', { name: /Student C/ });
  await act(async () => cells[0]?.focus());
  expect(place()).toEqual([3, 0]);
  await press('{ArrowRight}');
  expect(place()).toEqual([3, 1]);
  expect(tabStops()).toBe(1);
});

it('Escape hides what the pointer has brought up, and the focus stays', async () => {
  vi.useFakeTimers();
  try {
    open();
    const [cell] = screen.getAllByRole('link', { name: 'not started' });
    if (!cell) throw new Error('There is no result.');
    await act(async () => cell.focus());
    fireEvent.pointerOver(cell);
    await act(() => vi.advanceTimersByTimeAsync(500));
    expect(screen.getByText('relu: not started')).toBeTruthy();
    fireEvent.keyDown(cell, { key: 'Escape' });
    expect(screen.queryByText('relu: not started')).toBeNull();
    expect(document.activeElement).toBe(cell);
  } finally {
    vi.useRealTimers();
  }
});
