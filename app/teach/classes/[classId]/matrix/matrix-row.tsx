import { Fragment, memo } from 'react';
import type { Student } from '@/lib/teaching/board/class-board';
import type { GridColumn } from './column';
import classes from './matrix.module.css';

interface Props {
  readonly grid: readonly GridColumn[];
  readonly student: Student;
  /** In the table, the header being row 0. */
  readonly row: number;
  /** The column that the keyboard is in, if it is in this row. */
  readonly focused: number | null;
  /** Columns of results that changed just now. */
  readonly changed: ReadonlySet<number> | undefined;
  readonly round: number;
}

/** Drawn by the hundred while scrolling: plain elements, one link a cell, and no listener of its own. */
export const MatrixRow = memo(function MatrixRow({ grid, student, row, focused, changed, round }: Props) {
  return (
    <tr aria-rowindex={row + 1} className={classes.row}>
      {grid.map(({ key, result, render }, index) => {
        const place = { 'data-row': row, 'data-col': index, tabIndex: focused === index ? 0 : -1 };
        const pulse = result !== null && changed?.has(result) === true;
        // A new key for each change begins the pulse anew.
        return <Fragment key={pulse ? `${key} ${round}` : key}>{render(student, place, pulse)}</Fragment>;
      })}
    </tr>
  );
});
