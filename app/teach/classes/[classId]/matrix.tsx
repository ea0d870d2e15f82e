import {
  Anchor,
  Paper,
  Table,
  TableTbody,
  TableTd,
  TableTfoot,
  TableTh,
  TableThead,
  TableTr,
  Text,
} from '@mantine/core';
import { IconCheck, IconCircleDashed, IconProgress } from '@tabler/icons-react';
import { studentPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import type { ClassMatrix } from '@/lib/progress/class.server';
import type { Cell } from '@/lib/progress/summarise';
import classes from './matrix.module.css';

/** Students against exercises. Each state has a word, an icon and a colour. */
export function Matrix({ classId, matrix }: { classId: string; matrix: ClassMatrix }) {
  return (
    <Paper withBorder radius="md" className={classes.frame}>
      <Table className={classes.table} highlightOnHover>
        <TableThead>
          <TableTr>
            <TableTh className={classes.name} scope="col">
              Student
            </TableTh>
            {matrix.exercises.map((exercise) => (
              <TableTh key={exercise.slug} scope="col">
                {exercise.title}
              </TableTh>
            ))}
            <TableTh scope="col">Passed</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {matrix.students.map((student) => (
            <TableTr key={student.id}>
              <TableTh className={classes.name} scope="row">
                <Anchor component={Link} href={studentPath(classId, student.id)}>
                  {student.name}
                </Anchor>
                <Text size="xs" c="dimmed" fw={400}>
                  {student.email}
                </Text>
              </TableTh>
              {student.cells.map((cell, index) => (
                <TableTd key={matrix.exercises[index]?.slug}>
                  <CellView cell={cell} />
                </TableTd>
              ))}
              <TableTd>
                {student.passed} of {matrix.exercises.length}
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
        <TableTfoot>
          <TableTr>
            <TableTh className={classes.name} scope="row">
              Class
            </TableTh>
            {matrix.exercises.map(({ slug, summary }) => (
              <TableTd key={slug}>
                <Text size="sm">{summary.passed} passed</Text>
                <Text size="xs" c="dimmed">
                  {summary.tried} tried · {summary.notStarted} not started
                </Text>
              </TableTd>
            ))}
            <TableTd />
          </TableTr>
        </TableTfoot>
      </Table>
    </Paper>
  );
}

function CellView({ cell }: { cell: Cell }) {
  if (cell.state === 'notStarted') {
    return (
      <span className={classes.cell} data-state="notStarted">
        <IconCircleDashed size={16} aria-hidden /> Not started
      </span>
    );
  }
  const passed = cell.state === 'passed';
  return (
    <div>
      <span className={classes.cell} data-state={cell.state}>
        {passed ? <IconCheck size={16} aria-hidden /> : <IconProgress size={16} aria-hidden />}{' '}
        {passed ? 'Passed' : 'Tried'}
      </span>
      <Text size="xs" c="dimmed">
        {cell.bestScore} / {cell.maxScore} · {cell.attempts === 1 ? '1 try' : `${cell.attempts} tries`}
      </Text>
    </div>
  );
}
