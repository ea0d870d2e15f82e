import { Alert, Paper, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconClockPause, IconProgress, IconTrendingDown } from '@tabler/icons-react';
import { studentPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { sayPoints } from '@/lib/core/scoring/standing';
import type { ClassBoard } from '@/lib/teaching/board/class-board';
import type { HelpItem, Reason } from '@/lib/teaching/board/help';
import { formatAgo } from '../matrix/words';
import classes from './help.module.css';

interface Props {
  readonly classId: string;
  readonly board: ClassBoard;
  readonly items: readonly HelpItem[];
}

export function HelpList({ classId, board, items }: Props) {
  const sections = new Map(board.sections.map(({ id, name }) => [id, name]));
  return (
    <section aria-labelledby="students-heading" className={classes.section}>
      <Title order={2} fz="lg" mb="xs" id="students-heading">
        Students{' '}
        <Text span c="dimmed" fz="md">
          {items.length} of {board.rows.length}
        </Text>
      </Title>
      {board.rows.length === 0 ? (
        <Alert variant="light" color="gray" title="No students yet">
          Who needs help is seen here once students have joined the class.
        </Alert>
      ) : items.length === 0 ? (
        <Alert variant="light" color="green" title="Nobody stands out">
          Nobody is stuck, idle or behind by these measures.
        </Alert>
      ) : (
        <Paper withBorder radius="md" className={classes.scroll}>
          <table className={`${classes.list} ${classes.students}`}>
            <thead>
              <tr>
                <th scope="col">Student</th>
                <th scope="col">Why</th>
                <th scope="col">Passed</th>
                <th scope="col">Last active</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ student, reasons }) => (
                <tr key={student.id}>
                  <th scope="row">
                    <Link href={studentPath(classId, student.id)} className={classes.student}>
                      {student.name}
                    </Link>
                    {student.sectionId && <span className={classes.sub}>{sections.get(student.sectionId)}</span>}
                  </th>
                  <td>
                    <ul className={classes.reasons}>
                      {reasons.map((reason) => (
                        <li key={'column' in reason ? `${reason.kind} ${reason.column}` : reason.kind}>
                          <ReasonView classId={classId} studentId={student.id} board={board} reason={reason} />
                        </li>
                      ))}
                    </ul>
                  </td>
                  <td data-label="Passed">
                    {student.passed} of {board.columns.length}
                  </td>
                  <td data-label="Last active">{formatAgo(student.lastAt, board.readAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Paper>
      )}
    </section>
  );
}

interface ReasonProps {
  readonly classId: string;
  readonly studentId: string;
  readonly board: ClassBoard;
  readonly reason: Reason;
}

const icon = { size: 15, 'aria-hidden': true } as const;

function ReasonView({ classId, studentId, board, reason }: ReasonProps) {
  const work = (column: number) => {
    const about = board.columns[column];
    return (
      <Link href={`${studentPath(classId, studentId)}?exercise=${about?.slug ?? ''}`} prefetch={false}>
        {about?.title}
      </Link>
    );
  };
  switch (reason.kind) {
    case 'stuck':
      return (
        <span className={classes.reason} data-kind="stuck">
          <IconProgress {...icon} /> <b>Stuck</b> on {work(reason.column)}: {reason.tries} tries, at most{' '}
          {sayPoints(reason.points)} of {sayPoints(board.columns[reason.column]?.points ?? 0)} points
        </span>
      );
    case 'overdue':
      return (
        <span className={classes.reason} data-kind="overdue">
          <IconAlertTriangle {...icon} /> <b>Overdue</b>{' '}
          {reason.columns.slice(0, 3).map((column, index) => (
            <span key={board.columns[column]?.key}>
              {index > 0 && ', '}
              {work(column)}
            </span>
          ))}
          {reason.columns.length > 3 && ` and ${reason.columns.length - 3} more`}
        </span>
      );
    case 'idle':
      return (
        <span className={classes.reason} data-kind="idle">
          <IconClockPause {...icon} />{' '}
          {reason.days === null ? (
            <>
              <b>Not begun</b>, while the class has
            </>
          ) : (
            <>
              <b>Idle</b> for {reason.days} {reason.days === 1 ? 'day' : 'days'}
            </>
          )}
        </span>
      );
    case 'behind':
      return (
        <span className={classes.reason} data-kind="behind">
          <IconTrendingDown {...icon} /> <b>Behind</b>: {reason.passed} passed, where half of the class has{' '}
          {sayPoints(reason.median)} or more
        </span>
      );
  }
}
