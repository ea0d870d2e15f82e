/** What a column of the class's table is. Head, rows, foot, widths and order all read it, and know no column by name. */
import type { ReactNode } from 'react';
import type { Student } from '@/lib/teaching/board/class-board';
import type { Sortable } from '@/lib/teaching/board/class-view';

/** On the element of a cell that takes the focus. */
export interface CellPlace {
  readonly 'data-row': number;
  readonly 'data-col': number;
  readonly tabIndex: number;
}

export interface GridColumn extends Sortable {
  readonly label: string;
  /** In pixels. */
  readonly width: number;
  /** Whether the first click puts the highest first. */
  readonly highestFirst: boolean;
  /** The line below the label; null for none. */
  readonly below: ReactNode;
  /** Whether its cells name the rows: one column's do. */
  readonly namesRows: boolean;
  /** Of the board's columns, the one whose results it shows; null for a column about the student. */
  readonly result: number | null;
  /** A student's cell, whole. `pulse`: it has just changed. */
  readonly render: (student: Student, place: CellPlace, pulse: boolean) => ReactNode;
  /** What stands below the students shown; null for nothing. */
  readonly foot: (students: readonly Student[], filtered: boolean) => ReactNode;
}

export const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`);
