'use client';

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type CSSProperties, Fragment, type MouseEvent, useCallback, useRef } from 'react';
import type { ClassBoard, Student } from '@/lib/teaching/board/class-board';
import type { BoardView } from '@/lib/teaching/board/class-view';
import { isFiltered } from '@/lib/teaching/board/class-view';
import { CellTooltip } from './cell-tooltip';
import type { GridColumn } from './column';
import classes from './matrix.module.css';
import { MatrixFoot } from './matrix-foot';
import { MatrixHead } from './matrix-head';
import { MatrixRow } from './matrix-row';
import { useGridKeys } from './use-grid-keys';
import type { BoardChanges } from './use-live-board';

const rowPx = 46;
/** What the server draws, which does not know the window: enough for a tall one. */
const firstRect = { width: 1400, height: 1000 };

interface Props {
  readonly board: ClassBoard;
  /** From left to right. */
  readonly grid: readonly GridColumn[];
  /** Those shown, in order. */
  readonly students: readonly Student[];
  readonly view: BoardView;
  readonly changes: BoardChanges;
  readonly onSort: (column: GridColumn) => void;
}

/** Students against assignments. Only the rows in sight are in the document, however many there are. */
export function ClassMatrix({ board, grid, students, view, changes, onSort }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const rows = students.length + 2;
  const { place, onKeyDown, onFocus } = useGridKeys(frame, { rows, columns: grid.length });
  const focusedIn = (row: number) => (place.row === row ? place.column : null);
  const rangeExtractor = useCallback(
    (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const shown = defaultRangeExtractor(range);
      // The row with the focus stays, wherever one scrolls.
      const focused = place.row - 1;
      if (focused < 0 || focused >= range.count || shown.includes(focused)) return shown;
      return [...shown, focused].sort((a, b) => a - b);
    },
    [place.row],
  );
  const virtualizer = useVirtualizer({
    count: students.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowPx,
    initialRect: firstRect,
    overscan: 8,
    rangeExtractor,
  });
  const onClick = useClientNavigation();
  const items = virtualizer.getVirtualItems();
  const end = items.at(-1)?.end ?? 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the links and cells within
    <div ref={frame} className={classes.frame} onKeyDown={onKeyDown} onFocus={onFocus} onClick={onClick}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: one stop of Tab and arrows within are a grid's
        role="grid"
        aria-label="Students and assignments"
        aria-rowcount={rows}
        aria-colcount={grid.length}
        className={classes.table}
        style={{ minWidth: grid.reduce((sum, { width }) => sum + width, 0) }}
      >
        <colgroup>
          {grid.map(({ key, width }) => (
            // The type knows no custom properties.
            <col key={key} style={{ '--width': `${width}px` } as CSSProperties} />
          ))}
        </colgroup>
        <MatrixHead grid={grid} view={view} focused={focusedIn(0)} onSort={onSort} />
        <tbody>
          {items.map(({ index, start }, at) => {
            const student = students[index];
            const gap = start - (items[at - 1]?.end ?? 0);
            return (
              student && (
                <Fragment key={student.id}>
                  {gap > 0 && <Gap height={gap} />}
                  <MatrixRow
                    grid={grid}
                    student={student}
                    row={index + 1}
                    focused={focusedIn(index + 1)}
                    changed={changes.cells.get(student.id)}
                    round={changes.cells.has(student.id) ? changes.round : 0}
                  />
                </Fragment>
              )
            );
          })}
          {virtualizer.getTotalSize() > end && <Gap height={virtualizer.getTotalSize() - end} />}
        </tbody>
        <MatrixFoot grid={grid} students={students} filtered={isFiltered(view)} focused={focusedIn(rows - 1)} />
      </table>
      <CellTooltip frame={frame} board={board} grid={grid} students={students} />
    </div>
  );
}

/** In place of the rows that are not drawn. */
function Gap({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

/** One listener for all cells: a Link in each would be hundreds of components to draw while scrolling. */
function useClientNavigation() {
  const router = useRouter();
  return useCallback(
    (event: MouseEvent<HTMLElement>) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const href = link?.getAttribute('href');
      if (!href) return;
      event.preventDefault();
      router.push(href as Route); // made by studentPath
    },
    [router],
  );
}
