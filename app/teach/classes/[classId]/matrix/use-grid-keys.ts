'use client';
/** Moving through the table by keys: one stop of the Tab key, arrows within (the grid pattern of WAI-ARIA). */
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

const pageRows = 10;

export function useGridKeys(frame: RefObject<HTMLElement | null>, { rows, columns }: Size) {
  const [place, setPlace] = useState<GridPlace>({ row: 1, column: 0 });
  const moving = useRef(false);
  const row = Math.min(place.row, rows - 1);
  const column = Math.min(place.column, columns - 1);

  // The row may not have been drawn before: the focus follows once it is.
  useEffect(() => {
    if (!moving.current) return;
    moving.current = false;
    frame.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-col="${column}"]`)?.focus();
  }, [frame, row, column]);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = event.altKey ? null : target(event, { row, column }, { rows, columns });
    if (!to) return;
    event.preventDefault();
    moving.current = to.row !== row || to.column !== column;
    setPlace(to);
  };
  const onFocus = ({ target: focused }: FocusEvent) => {
    const at = focused.closest<HTMLElement>('[data-row][data-col]');
    if (at) setPlace({ row: Number(at.dataset.row), column: Number(at.dataset.col) });
  };
  return { place: { row, column }, onKeyDown, onFocus };
}

function target(event: KeyboardEvent, { row, column }: GridPlace, { rows, columns }: Size): GridPlace | null {
  const whole = event.ctrlKey || event.metaKey;
  const at = (toRow: number, toColumn: number): GridPlace => ({
    row: Math.max(0, Math.min(rows - 1, toRow)),
    column: Math.max(0, Math.min(columns - 1, toColumn)),
  });
  switch (event.key) {
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'PageUp':
      return at(row - pageRows, column);
    case 'PageDown':
      return at(row + pageRows, column);
    case 'Home':
      return at(whole ? 0 : row, 0);
    case 'End':
      return at(whole ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}
