/** A column of results: an assignment, or an exercise of the course. */
import { IconAlertTriangle, IconCheck, IconPencil, IconProgress } from '@tabler/icons-react';
import { studentPath } from '@/app/paths';
import { Time, useSayTime } from '@/app/shell/time';
import { sayPoints } from '@/lib/core/scoring/standing';
import { type BoardColumn, type Cell, type ClassBoard, summariseColumn } from '@/lib/teaching/board/class-board';
import { compareStanding } from '@/lib/teaching/board/class-view';
import { type GridColumn, percent } from './column';
import classes from './matrix.module.css';
import { cellNote, describeCell, formatDuration } from './words';

export function resultColumn(classId: string, board: ClassBoard, asked: BoardColumn, index: number): GridColumn {
  return {
    key: asked.key,
    label: asked.part === 'lesson' ? `${asked.title}: lesson` : asked.title,
    width: 87,
    highestFirst: true,
    below: board.assigned ? <Worth asked={asked} /> : null,
    namesRows: false,
    result: index,
    compare: compareStanding(index),
    render: ({ id, cells }, place, pulse) => {
      const cell = cells[index];
      if (!cell) return <td />;
      return (
        <td className={classes.result} data-pulse={pulse || undefined}>
          <a
            {...place}
            className={classes.cell}
            data-state={cell.state}
            data-overdue={cell.overdue || undefined}
            href={`${studentPath(classId, id)}?exercise=${asked.slug}`}
            aria-label={describeCell(cell, asked)}
          >
            <span className={classes.score}>
              <StateIcon cell={cell} />
              {scoreText(cell, asked.points)}
            </span>
            <span className={classes.note}>{cellNote(cell)}</span>
          </a>
        </td>
      );
    },
    foot: (students) => {
      const { passed, medianTries, medianSeconds } = summariseColumn(students, index);
      return (
        <>
          <strong>{percent(passed, students.length)}</strong>
          <span className={classes.medians}>
            {medianTries === null ? '–' : `${medianTries}×`}
            {' · '}
            {medianSeconds === null ? '–' : formatDuration(medianSeconds)}
          </span>
        </>
      );
    },
  };
}

/** Its points and when it is due. */
function Worth({ asked }: { readonly asked: BoardColumn }) {
  const say = useSayTime();
  const points = `${sayPoints(asked.points)} pt`;
  if (asked.dueAt === null) return <span className={classes.due}>{points}</span>;
  return (
    <span className={classes.due}>
      {points} · <Time at={new Date(asked.dueAt)} form="short" title={`Due ${say(new Date(asked.dueAt)) ?? ''}`} />
    </span>
  );
}

function scoreText(cell: Cell, most: number): string {
  if (cell.state === 'begun') return 'begun';
  if (cell.state === 'notStarted' && !cell.override) return cell.overdue ? '' : '–';
  return cell.state === 'passed' ? sayPoints(cell.points) : `${sayPoints(cell.points)}/${sayPoints(most)}`;
}

function StateIcon({ cell }: { readonly cell: Cell }) {
  const props = { size: 15, stroke: 2.2, 'aria-hidden': true } as const;
  if (cell.state === 'passed') return <IconCheck {...props} />;
  if (cell.state === 'tried') return <IconProgress {...props} />;
  if (cell.state === 'begun') return <IconPencil {...props} />;
  return cell.overdue ? <IconAlertTriangle {...props} /> : null;
}
