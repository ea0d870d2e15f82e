/** A column of the class's table is one object. A dummy one is drawn, sorts and has its foot; one that lacks a part does not compile. */
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { GridColumn } from '@/app/teach/classes/[classId]/matrix/column';
import { gridColumns } from '@/app/teach/classes/[classId]/matrix/columns';
import { ClassMatrix } from '@/app/teach/classes/[classId]/matrix/matrix';
import { type BoardRow, type ClassBoard, decodeRow } from '@/lib/teaching/board/class-board';
import { arrange, type BoardView, wholeClass } from '@/lib/teaching/board/class-view';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }));

beforeEach(() => {
  window.matchMedia ??= vi.fn();
  // happy-dom lays nothing out, and of a frame without height no row would be drawn.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(1000);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1400);
});
afterEach(cleanup);

const rows: readonly BoardRow[] = [
  ['1', 'Ann', 'ann@school.edu', 'm', [[3, 10, 2, 1, 300, 0, 0, 1000]]],
  ['2', 'Bartholomew', 'bart@school.edu', '', [[2, 4, 5, 0, 60, 0, 0, 2000]]],
  ['3', 'Chloe', 'chloe@school.edu', 'm', [0]],
];
const board: ClassBoard = {
  ...{ readAt: 0, assigned: true, timeZone: 'UTC', rows, sections: [{ id: 'm', name: 'Monday' }] },
  columns: [
    {
      ...{ key: 'relu', exerciseId: 'relu', slug: 'relu', title: 'ReLU', part: 'exercise' },
      ...{ points: 10, dueAt: null, opensAt: null },
    },
  ],
};
const students = rows.map(decodeRow);

/** How long a name is: nothing that the class page shows. */
const dummy: GridColumn = {
  key: 'length',
  label: 'Letters',
  width: 50,
  highestFirst: true,
  below: 'of the name',
  namesRows: false,
  result: null,
  compare: (a, b) => a.name.length - b.name.length,
  render: ({ name }, place) => <td {...place}>{name.length} letters</td>,
  foot: (shown) => `${Math.max(...shown.map(({ name }) => name.length))} at most`,
};

function show(grid: readonly GridColumn[], view: BoardView = wholeClass) {
  const onSort = vi.fn();
  render(
    <MantineProvider env="test">
      <ClassMatrix
        board={board}
        grid={grid}
        students={arrange(students, board, view, grid)}
        view={view}
        changes={{ round: 0, cells: new Map() }}
        onSort={onSort}
      />
    </MantineProvider>,
  );
  return onSort;
}

const usual = gridColumns('c1', board);
const tableRows = () =>
  screen.getAllByRole('row').map((row) => [...row.children].map(({ textContent }) => textContent));

it('the columns there are stand from left to right, each with its cells and its foot', () => {
  show(usual);
  expect(tableRows()).toEqual([
    ['Student', 'Section', 'Passed', 'Points', 'Last active', 'ReLU10 pt'],
    ['Ann', 'Monday', '1 of 1', '10', expect.any(String), '101 try'],
    ['Bartholomew', '–', '0 of 1', '4', expect.any(String), '4/105 tries'],
    ['Chloe', 'Monday', '0 of 1', '0', 'never', '–'],
    ['Classpassed; median tries, time', '', '33 %', '', '', '33 %1× · 5 min'],
  ]);
});

it('a column more is drawn in every row, in the head, in the foot and in the width', () => {
  show([...usual, dummy]);
  expect(tableRows().map((cells) => cells.at(-1))).toEqual([
    'Lettersof the name',
    '3 letters',
    '11 letters',
    '5 letters',
    '11 at most',
  ]);
  const table = screen.getByRole('grid');
  expect(table.getAttribute('aria-colcount')).toBe('7');
  expect(table.style.minWidth).toBe(`${usual.reduce((sum, { width }) => sum + width, 50)}px`);
});

it('a column more is sorted by, and a click on its head asks for that', async () => {
  const onSort = show([...usual, dummy], { ...wholeClass, sort: 'length', descending: true });
  expect(tableRows().map(([name]) => name)).toEqual(['Student', 'Bartholomew', 'Chloe', 'Ann', expect.any(String)]);
  expect(screen.getByRole('columnheader', { name: /Letters/ }).getAttribute('aria-sort')).toBe('descending');
  await userEvent.click(screen.getByRole('button', { name: /Letters/ }));
  expect(onSort).toHaveBeenCalledWith(dummy);
});

it('a column that lacks a part does not compile', () => {
  const { render: _, ...withoutCells } = dummy;
  // @ts-expect-error: property 'render' is missing
  withoutCells satisfies GridColumn;
  const { compare: __, ...withoutOrder } = dummy;
  // @ts-expect-error: property 'compare' is missing
  withoutOrder satisfies GridColumn;
  const { foot: ___, ...withoutFoot } = dummy;
  // @ts-expect-error: property 'foot' is missing
  withoutFoot satisfies GridColumn;
  const { width: ____, ...withoutWidth } = dummy;
  // @ts-expect-error: property 'width' is missing
  withoutWidth satisfies GridColumn;
  expect(new Set(usual.map(({ key }) => key)).size).toBe(usual.length);
});
