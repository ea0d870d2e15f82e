import { useMemo } from 'react';
import type { Student } from '@/lib/teaching/board/class-board';
import type { GridColumn } from './column';
import classes from './matrix.module.css';

interface Props {
  readonly grid: readonly GridColumn[];
  /** Those shown. */
  readonly students: readonly Student[];
  readonly filtered: boolean;
  readonly focused: number | null;
}

/** Each column over the students shown. */
export function MatrixFoot({ grid, students, filtered, focused }: Props) {
  // Kept, since moving the focus draws the foot again.
  const contents = useMemo(() => grid.map(({ foot }) => foot(students, filtered)), [grid, students, filtered]);
  const row = students.length + 1;
  return (
    <tfoot>
      <tr aria-rowindex={row + 1}>
        {grid.map(({ key, namesRows }, index) => {
          const place = { 'data-row': row, 'data-col': index, tabIndex: focused === index ? 0 : -1 };
          return namesRows ? (
            <th key={key} {...place} scope="row" className={classes.name}>
              {contents[index]}
            </th>
          ) : (
            <td key={key} {...place}>
              {contents[index]}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
