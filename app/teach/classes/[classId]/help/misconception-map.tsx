import { Alert, Paper, Text, Title } from '@mantine/core';
import type { CSSProperties } from 'react';
import { Link } from '@/app/shell/link';
import type { BoardColumn } from '@/lib/teaching/board/class-board';
import type { Misconception } from '@/lib/teaching/board/misconceptions.server';
import classes from './help.module.css';
import { MapTooltip } from './map-tooltip';
import { type HelpSelection, helpPath } from './selection';

interface Props {
  readonly classId: string;
  readonly exercises: readonly BoardColumn[];
  readonly misconceptions: readonly Misconception[];
  readonly selection: HelpSelection;
}

/** Rows beyond these are mostly single slips. */
const mostRows = 20;

/** Mistakes against exercises: how many students made each, and how many of them passed nevertheless. */
export function MisconceptionMap({ classId, exercises, misconceptions, selection }: Props) {
  const shown = exercises.filter((exercise) =>
    misconceptions.some(({ exerciseId }) => exerciseId === exercise.exerciseId),
  );
  const rows = groupByMistake(
    misconceptions.filter(({ exerciseId }) => shown.some((one) => one.exerciseId === exerciseId)),
  );
  const most = Math.max(1, ...misconceptions.map(({ students }) => students));
  return (
    <section aria-labelledby="map-heading" className={classes.section}>
      <Title order={2} fz="lg" id="map-heading">
        Misconceptions
      </Title>
      <Text c="dimmed" size="sm" mb="xs">
        How many students made each known mistake, and below how many of them got past it and passed. Choose one to see
        who.
      </Text>
      {rows.length === 0 ? (
        <Alert variant="light" color="gray" title="None so far">
          No attempt of this class was recognised as one of the known mistakes.
        </Alert>
      ) : (
        <Paper withBorder radius="md" className={classes.scroll}>
          <table className={classes.map} id="misconceptions">
            <thead>
              <tr>
                <th scope="col">Mistake</th>
                {shown.map(({ key, title }) => (
                  <th key={key} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, selection.rare ? rows.length : mostRows).map(({ mistake, title, of }) => (
                <tr key={mistake}>
                  <th scope="row">{title}</th>
                  {shown.map(({ key, exerciseId, slug, title: exercise }) => {
                    const found = of.get(exerciseId);
                    if (!found) return <td key={key} />;
                    const name = `${slug}/${mistake}`;
                    return (
                      <td key={key}>
                        <Link
                          href={`${helpPath(classId, selection, { mistake: name })}#mistaken`}
                          prefetch={false}
                          className={classes.heat}
                          style={heat(found.students / most)}
                          aria-current={selection.mistake === name ? 'true' : undefined}
                          aria-label={`${found.title} in ${exercise}: ${countStudents(found)}`}
                          data-tip={`${exercise}: ${found.title}`}
                          data-facts={countStudents(found)}
                        >
                          <b>{found.students}</b>
                          <span>{found.past} past</span>
                        </Link>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
          <MapTooltip of="misconceptions" />
        </Paper>
      )}
      {rows.length > mostRows && (
        <Text size="sm" mt={6}>
          {selection.rare ? (
            <Link href={helpPath(classId, selection, { rare: '' })} scroll={false}>
              Show only the most frequent
            </Link>
          ) : (
            <Link href={helpPath(classId, selection, { rare: 'all' })} scroll={false}>
              Show {rows.length - mostRows} rarer mistakes too
            </Link>
          )}
        </Text>
      )}
    </section>
  );
}

function countStudents({ students, past, attempts }: Misconception): string {
  return `${students} ${students === 1 ? 'student' : 'students'} in ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}, ${past} got past it`;
}

/** The type knows no custom properties. `share`: of the most frequent mistake. */
const heat = (share: number) => ({ '--heat': `${Math.round(15 + 70 * share)}%` }) as CSSProperties;

interface MapRow {
  readonly mistake: string;
  readonly title: string;
  /** By exercise. */
  readonly of: ReadonlyMap<string, Misconception>;
}

/** The same id in several exercises is the same misconception. The most frequent first. */
function groupByMistake(misconceptions: readonly Misconception[]): readonly MapRow[] {
  const groups = new Map<string, Misconception[]>();
  for (const one of misconceptions) groups.set(one.mistake, [...(groups.get(one.mistake) ?? []), one]);
  const total = (of: readonly Misconception[]) => of.reduce((sum, { students }) => sum + students, 0);
  return [...groups]
    .sort(([, a], [, b]) => total(b) - total(a))
    .map(([mistake, of]) => ({
      mistake,
      title: of[0]?.title ?? mistake,
      of: new Map(of.map((one) => [one.exerciseId, one])),
    }));
}
