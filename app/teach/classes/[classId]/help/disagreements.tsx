import { Paper, Text, Title } from '@mantine/core';
import { studentPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { Time } from '@/app/shell/time';
import { zoneName } from '@/lib/core/time/say-time';
import type { DisagreeingAttempt } from '@/lib/teaching/board/misconceptions.server';
import classes from './help.module.css';

interface Props {
  readonly classId: string;
  readonly attempts: readonly DisagreeingAttempt[];
  readonly timeZone: string;
}

/** Where browser and server differ: a fault of ours, or a page that was tampered with. */
export function Disagreements({ classId, attempts, timeZone }: Props) {
  return (
    <section aria-labelledby="disagreements-heading" className={classes.section}>
      <Title order={2} fz="lg" id="disagreements-heading">
        Provisional and verified verdicts that differ
      </Title>
      <Text c="dimmed" size="sm" mb="xs" maw={760}>
        The browser checks first, the server’s verdict counts. Where they differ, the code may behave differently from
        run to run, or the page was tampered with.
      </Text>
      {attempts.length === 0 ? (
        <Text size="sm">None: every verdict agreed with what the browser had found.</Text>
      ) : (
        <Paper withBorder radius="md" className={classes.scroll}>
          <table className={classes.list}>
            <thead>
              <tr>
                <th scope="col">Student</th>
                <th scope="col">Exercise</th>
                <th scope="col">Submitted ({zoneName(timeZone)})</th>
                <th scope="col">Verified</th>
              </tr>
            </thead>
            <tbody>
              {attempts.map(({ id, student, exercise, submittedAt, outcome }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link href={`${studentPath(classId, student.id)}?exercise=${exercise.slug}&attempt=${id}`}>
                      {student.name}
                    </Link>
                  </th>
                  <td>{exercise.title}</td>
                  <td>
                    <Time at={submittedAt} form="unnamed" />
                  </td>
                  <td>{outcome ?? 'not yet'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Paper>
      )}
    </section>
  );
}
