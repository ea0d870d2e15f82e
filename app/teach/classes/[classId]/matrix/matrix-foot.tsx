import { useMemo } from 'react';
import { type ClassBoard, type Student, summariseColumn } from '@/lib/teaching/board/class-board';
import type { GridColumn } from './columns';
import classes from './matrix.module.css';
import { formatDuration } from './words';

interface Props {
  readonly board: ClassBoard;
  readonly grid: readonly GridColumn[];
  /** Those shown. */
  readonly students: readonly Student[];
  readonly filtered: boolean;
  readonly focused: number | null;
}

/** Each assignment over the students shown. */
export function MatrixFoot({ board, grid, students, filtered, focused }: Props) {
  const summaries = useMemo(
    () => board.columns.map((_, index) => summariseColumn(students, index)),
    [board.columns, students],
  );
  const row = students.length + 1;
  const passed = summaries.reduce((sum, summary) => sum + summary.passed, 0);
  return (
    <tfoot>
      <tr aria-rowindex={row + 1}>
        {grid.map((column, index) => {
          const place = { 'data-row': row, 'data-col': index, tabIndex: focused === index ? 0 : -1 };
          const summary = column.index === null ? undefined : summaries[column.index];
          if (column.key === 'name')
            return (
              <th key="name" {...place} scope="row" className={classes.name}>
                {filtered ? 'Those shown' : 'Class'}
                <span className={classes.legend}>passed; median tries, time</span>
              </th>
            );
          if (!summary)
            return (
              <td key={column.key} {...place}>
                {column.key === 'passed' && percent(passed, students.length * board.columns.length)}
              </td>
            );
          return (
            <td key={column.key} {...place}>
              <strong>{percent(summary.passed, students.length)}</strong>
              <span className={classes.medians}>
                {summary.medianTries === null ? '–' : `${summary.medianTries}×`}
                {' · '}
                {summary.medianSeconds === null ? '–' : formatDuration(summary.medianSeconds)}
              </span>
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}

const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`);
