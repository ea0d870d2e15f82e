import { Paper, Text, Title } from '@mantine/core';
import { studentPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import type { Misconception, MistakenStudent } from '@/lib/teaching/board/misconceptions.server';
import classes from './help.module.css';
import { type HelpSelection, helpPath } from './selection';

interface Props {
  readonly classId: string;
  readonly slug: string;
  readonly misconception: Misconception;
  readonly students: readonly MistakenStudent[];
  readonly selection: HelpSelection;
}

/** Who made one mistake. */
export function MistakenStudents({ classId, slug, misconception, students, selection }: Props) {
  return (
    <Paper withBorder radius="md" p="md" component="section" id="mistaken" className={classes.section}>
      <Title order={3} fz="md">
        {misconception.title}
      </Title>
      {misconception.hint && (
        <Text size="sm" c="dimmed" maw={760} mb="xs">
          Its hint, for those who ask: {misconception.hint}
        </Text>
      )}
      <ul className={classes.people}>
        {students.map(({ id, name, attempts, passed }) => (
          <li key={id}>
            <Link href={`${studentPath(classId, id)}?exercise=${slug}`} prefetch={false}>
              {name}
            </Link>{' '}
            <span className={classes.sub}>
              {attempts === 1 ? 'once' : `${attempts} times`}, {passed ? 'passed since' : 'not passed'}
            </span>
          </li>
        ))}
      </ul>
      <Link href={helpPath(classId, selection, { mistake: '' })} scroll={false}>
        Close
      </Link>
    </Paper>
  );
}
