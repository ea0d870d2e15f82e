'use client';

import { type RefObject, useEffect, useState } from 'react';
import type { ClassBoard, Student } from '@/lib/progress/class-board';
import type { GridColumn } from './columns';
import classes from './matrix.module.css';
import { cellFacts, formatAgo, stateWords } from './words';

interface Shown {
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly top: number;
}

interface Props {
  readonly frame: RefObject<HTMLElement | null>;
  readonly board: ClassBoard;
  readonly grid: readonly GridColumn[];
  readonly students: readonly Student[];
}

const delayMs = 200;
const widthPx = 240;

/** One for all cells, for the pointer; whoever hears the table has the same in each cell's label. Escape hides it. */
export function CellTooltip({ frame, board, grid, students }: Props) {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let timer: number | undefined;
    const hide = () => {
      window.clearTimeout(timer);
      setShown(null);
    };
    const over = ({ target }: Event) => {
      window.clearTimeout(timer);
      const cell = target instanceof Element ? target.closest<HTMLElement>('a[data-row][data-col]') : null;
      if (!cell) return setShown(null);
      timer = window.setTimeout(() => setShown(placeOf(cell)), delayMs);
    };
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && hide();
    element.addEventListener('pointerover', over);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('scroll', hide, { passive: true });
    document.addEventListener('keydown', onKey);
    return () => {
      hide();
      element.removeEventListener('pointerover', over);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('scroll', hide);
      document.removeEventListener('keydown', onKey);
    };
  }, [frame]);

  const student = shown && students[shown.row - 1];
  const column = shown && grid[shown.column];
  if (!shown || !student || !column) return null;
  const about = column.index === null ? undefined : board.columns[column.index];
  const cell = column.index === null ? undefined : student.cells[column.index];
  return (
    <div className={classes.tooltip} style={{ left: shown.left, top: shown.top, width: widthPx }} aria-hidden>
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

/** Below the cell, inside the window. */
function placeOf(cell: HTMLElement): Shown {
  const { left, bottom, top } = cell.getBoundingClientRect();
  const fits = bottom + 150 < window.innerHeight;
  return {
    row: Number(cell.dataset.row),
    column: Number(cell.dataset.col),
    left: Math.max(8, Math.min(left, window.innerWidth - widthPx - 8)),
    top: fits ? bottom + 4 : top - 150,
  };
}
