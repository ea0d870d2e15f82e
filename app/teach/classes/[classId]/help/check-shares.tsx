import { Paper, Text, Title } from '@mantine/core';
import { Link } from '@/app/shell/link';
import type { BoardColumn } from '@/lib/teaching/board/class-board';
import type { CheckShare } from '@/lib/teaching/board/misconceptions.server';
import classes from './help.module.css';
import { type HelpSelection, helpPath } from './selection';

interface Props {
  readonly classId: string;
  readonly exercises: readonly BoardColumn[];
  readonly shown: BoardColumn | null;
  /** Null: no exercise is chosen. */
  readonly shares: readonly CheckShare[] | null;
  readonly selection: HelpSelection;
}

/** Per check the share of students whose latest attempt fails it. */
export function CheckShares({ classId, exercises, shown, shares, selection }: Props) {
  return (
    <section aria-labelledby="checks-heading" className={classes.section} id="checks">
      <Title order={2} fz="lg" id="checks-heading">
        Checks
      </Title>
      <Text c="dimmed" size="sm" mb="xs">
        How many fail each check of an exercise, by each student’s latest attempt.
      </Text>
      <nav aria-label="Exercise" className={classes.chips}>
        {exercises.map(({ key, slug, title }) => (
          <Link
            key={key}
            href={`${helpPath(classId, selection, { checks: slug })}#checks`}
            prefetch={false}
            className={classes.chip}
            aria-current={shown?.key === key ? 'true' : undefined}
          >
            {title}
          </Link>
        ))}
      </nav>
      {shares && (
        <Paper withBorder radius="md" className={classes.scroll}>
          {shares.length === 0 ? (
            <Text p="md">Nobody has a verified attempt on this exercise yet.</Text>
          ) : (
            <table className={classes.list}>
              <thead>
                <tr>
                  <th scope="col">Check</th>
                  <th scope="col">Fails</th>
                  <th scope="col">Students</th>
                </tr>
              </thead>
              <tbody>
                {shares.map((share) => (
                  <Share key={share.name} share={share} />
                ))}
              </tbody>
            </table>
          )}
        </Paper>
      )}
    </section>
  );
}

function Share({ share: { name, visibility, students, failing, notRun } }: { readonly share: CheckShare }) {
  const percent = Math.round((100 * failing) / students);
  return (
    <tr>
      <th scope="row">
        {name} {visibility === 'hidden' && <span className={classes.sub}>hidden from students</span>}
      </th>
      <td>
        <span className={classes.bar} aria-hidden>
          <span style={{ width: `${percent}%` }} />
        </span>{' '}
        {percent} %
      </td>
      <td>
        {failing} of {students}
        {notRun > 0 && <span className={classes.sub}>not reached by {notRun}</span>}
      </td>
    </tr>
  );
}
