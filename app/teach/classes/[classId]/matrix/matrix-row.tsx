import { IconAlertTriangle, IconCheck, IconPencil, IconProgress } from '@tabler/icons-react';
import { memo } from 'react';
import { studentPath } from '@/app/paths';
import type { BoardColumn, Cell, Student } from '@/lib/teaching/board/class-board';
import type { GridColumn } from './columns';
import classes from './matrix.module.css';
import { cellNote, describeCell, formatAgo, formatMoment, formatPoints } from './words';

export interface RowContext {
  readonly classId: string;
  readonly columns: readonly BoardColumn[];
  readonly grid: readonly GridColumn[];
  readonly sectionNames: ReadonlyMap<string, string>;
  readonly now: number;
  readonly timeZone: string;
}

interface Props {
  readonly context: RowContext;
  readonly student: Student;
  /** In the table, the header being row 0. */
  readonly row: number;
  /** The column that the keyboard is in, if it is in this row. */
  readonly focused: number | null;
  readonly changed: ReadonlySet<number> | undefined;
  readonly round: number;
}

/** Drawn by the hundred while scrolling: plain elements, one link a cell, and no listener of its own. */
export const MatrixRow = memo(function MatrixRow({ context, student, row, focused, changed, round }: Props) {
  const { grid } = context;
  return (
    <tr aria-rowindex={row + 1} className={classes.row}>
      {grid.map((column, index) => {
        const place = { 'data-row': row, 'data-col': index, tabIndex: focused === index ? 0 : -1 };
        const props = { column, context, student, place };
        if (column.key === 'name') return <NameCell key="name" {...props} />;
        const pulse = column.index !== null && changed?.has(column.index);
        return column.index === null ? (
          <AboutCell key={column.key} {...props} />
        ) : (
          // A new key for each change begins the pulse anew.
          <ResultCell key={pulse ? `${column.key} ${round}` : column.key} {...props} pulse={pulse ?? false} />
        );
      })}
    </tr>
  );
});

interface CellProps {
  readonly column: GridColumn;
  readonly context: RowContext;
  readonly student: Student;
  readonly place: { readonly 'data-row': number; readonly 'data-col': number; readonly tabIndex: number };
}

function NameCell({ context, student, place }: CellProps) {
  return (
    <th scope="row" className={classes.name}>
      <a {...place} className={classes.student} href={studentPath(context.classId, student.id)}>
        {student.name}
      </a>
    </th>
  );
}

function AboutCell({ column, context, student, place }: CellProps) {
  return (
    <td {...place} className={classes.about} data-kind={column.key}>
      {aboutText(column.key, context, student)}
    </td>
  );
}

function aboutText(key: string, { columns, sectionNames, now, timeZone }: RowContext, student: Student) {
  switch (key) {
    case 'section':
      return sectionNames.get(student.sectionId) ?? '–';
    case 'passed':
      return `${student.passed} of ${columns.length}`;
    case 'points':
      return formatPoints(student.points);
    default:
      return (
        <span title={student.lastAt === 0 ? undefined : formatMoment(student.lastAt * 60_000, timeZone)}>
          {formatAgo(student.lastAt, now)}
        </span>
      );
  }
}

function ResultCell({ column, context, student, place, pulse }: CellProps & { readonly pulse: boolean }) {
  const index = column.index ?? 0;
  const [cell, about] = [student.cells[index], context.columns[index]];
  if (!cell || !about) return <td />;
  return (
    <td className={classes.result} data-pulse={pulse || undefined}>
      <a
        {...place}
        className={classes.cell}
        data-state={cell.state}
        data-overdue={cell.overdue || undefined}
        href={`${studentPath(context.classId, student.id)}?exercise=${about.slug}`}
        aria-label={describeCell(cell, about)}
      >
        <span className={classes.score}>
          <StateIcon cell={cell} />
          {scoreText(cell, about.points)}
        </span>
        <span className={classes.note}>{cellNote(cell)}</span>
      </a>
    </td>
  );
}

function scoreText(cell: Cell, most: number): string {
  if (cell.state === 'begun') return 'begun';
  if (cell.state === 'notStarted' && !cell.override) return cell.overdue ? '' : '–';
  return cell.state === 'passed' ? formatPoints(cell.points) : `${formatPoints(cell.points)}/${formatPoints(most)}`;
}

function StateIcon({ cell }: { readonly cell: Cell }) {
  const props = { size: 15, stroke: 2.2, 'aria-hidden': true } as const;
  if (cell.state === 'passed') return <IconCheck {...props} />;
  if (cell.state === 'tried') return <IconProgress {...props} />;
  if (cell.state === 'begun') return <IconPencil {...props} />;
  return cell.overdue ? <IconAlertTriangle {...props} /> : null;
}
