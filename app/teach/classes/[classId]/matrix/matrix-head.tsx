import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { BoardView } from '@/lib/teaching/board/class-view';
import type { GridColumn } from './column';
import classes from './matrix.module.css';

interface Props {
  readonly grid: readonly GridColumn[];
  readonly view: BoardView;
  readonly focused: number | null;
  readonly onSort: (column: GridColumn) => void;
}

export function MatrixHead({ grid, view, focused, onSort }: Props) {
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
              className={column.namesRows ? classes.name : undefined}
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
                {column.below}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
