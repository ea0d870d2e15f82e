import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ClassBoard } from '@/lib/teaching/board/class-board';
import type { ClassView } from '@/lib/teaching/board/class-view';
import type { GridColumn } from './columns';
import classes from './matrix.module.css';
import { formatDay, formatMoment, formatPoints } from './words';

interface Props {
  readonly board: ClassBoard;
  readonly grid: readonly GridColumn[];
  readonly view: ClassView;
  readonly focused: number | null;
  readonly onSort: (column: GridColumn) => void;
}

export function MatrixHead({ board, grid, view, focused, onSort }: Props) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {grid.map((column, index) => {
          const sorted = view.sort === column.key;
          const Arrow = view.descending ? IconArrowDown : IconArrowUp;
          return (
            <th
              key={column.key}
              scope="col"
              className={column.key === 'name' ? classes.name : undefined}
              aria-sort={sorted ? (view.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                data-row={0}
                data-col={index}
                tabIndex={focused === index ? 0 : -1}
                className={classes.sort}
                onClick={() => onSort(column)}
              >
                <span className={classes.title}>
                  {column.label}
                  {sorted && <Arrow size={14} aria-hidden className={classes.arrow} />}
                </span>
                <Below board={board} column={column} />
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Below({ board, column }: { readonly board: ClassBoard; readonly column: GridColumn }) {
  const about = column.index === null ? undefined : board.columns[column.index];
  if (!about || !board.assigned) return null;
  const points = `${formatPoints(about.points)} pt`;
  if (about.dueAt === null) return <span className={classes.due}>{points}</span>;
  return (
    <span className={classes.due} title={`Due ${formatMoment(about.dueAt, board.timeZone)}`}>
      {points} · {formatDay(about.dueAt, board.timeZone)}
    </span>
  );
}
