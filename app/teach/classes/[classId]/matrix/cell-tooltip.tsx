'use client';

import type { RefObject } from 'react';
import type { ClassBoard, Student } from '@/lib/teaching/board/class-board';
import classes from '../tooltip.module.css';
import { useCellTooltip } from '../use-cell-tooltip';
import type { GridColumn } from './column';
import { cellFacts, formatAgo, stateWords } from './words';

interface Props {
  readonly frame: RefObject<HTMLElement | null>;
  readonly board: ClassBoard;
  readonly grid: readonly GridColumn[];
  readonly students: readonly Student[];
}

/** For the pointer: whoever hears the table has the same in each cell's label. */
export function CellTooltip({ frame, board, grid, students }: Props) {
  const shown = useCellTooltip(() => frame.current, 'a[data-row][data-col]');
  const student = shown && students[Number(shown.cell.dataset.row) - 1];
  const column = shown && grid[Number(shown.cell.dataset.col)];
  if (!shown || !student || !column) return null;
  const about = column.result === null ? undefined : board.columns[column.result];
  const cell = column.result === null ? undefined : student.cells[column.result];
  return (
    <div className={classes.tooltip} style={shown.style} aria-hidden>
      <strong>{student.name}</strong>
      {about && cell ? (
        <>
          <span>
            {about.title}: {stateWords[cell.state]}
          </span>
          {cellFacts(cell, about).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          {cell.lastAt > 0 && <span>last worked on {formatAgo(cell.lastAt, board.readAt)}</span>}
        </>
      ) : (
        <span>{student.email}</span>
      )}
    </div>
  );
}
