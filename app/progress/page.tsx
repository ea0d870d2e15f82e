import {
  Container,
  Table,
  TableTbody,
  TableTd,
  TableTfoot,
  TableTh,
  TableThead,
  TableTr,
  Text,
  Title,
} from '@mantine/core';
import type { Metadata } from 'next';
import { exercisePath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { StandingText } from '@/app/shell/standing-text';
import { Time } from '@/app/shell/time';
import { type CourseExercise, listCourse } from '@/lib/learning/progress/course.server';
import { type ExerciseStanding, totalCells } from '@/lib/learning/progress/summarise';
import { admitPage } from '@/lib/platform/session/admit.server';
import { type DueItem, listDue } from '@/lib/teaching/gradebook/due.server';
import { PrintButton } from './print-button';
import classes from './progress.module.css';

export const metadata: Metadata = { title: 'My progress' };

/** One page to print: what the server verified, and when. */
export default async function ProgressPage() {
  const viewer = await admitPage('/progress');
  const [exercises, given] = await Promise.all([listCourse(viewer), listDue(viewer)]);
  const total = totalCells(exercises.flatMap(({ progress }) => progress ?? []));
  return (
    <Container size="md" py="xl" className={classes.page}>
      <div className={classes.head}>
        <div>
          <Text c="dimmed" size="sm">
            Nabla: why gradients vanish, and how to keep them alive
          </Text>
          <Title order={1}>{viewer.name}</Title>
          <Text c="dimmed">
            {viewer.email} · <Time at={new Date()} />
          </Text>
        </div>
        <PrintButton />
      </div>
      <Text my="md">
        {total.passed} of {exercises.length} exercises passed, {total.score} of {total.maxScore} points. Every score was
        verified by the server; the best one counts.
      </Text>
      <div className={classes.scroll}>
        <Table verticalSpacing="xs">
          <TableThead>
            <TableTr>
              <TableTh scope="col">Exercise</TableTh>
              <TableTh scope="col">Passed</TableTh>
              <TableTh scope="col" ta="right">
                Attempts
              </TableTh>
              <TableTh scope="col" ta="right">
                Best score
              </TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {exercises.map((exercise, index) => (
              <Row
                key={exercise.slug}
                exercise={exercise}
                number={index + 1}
                given={given.filter(({ slug }) => slug === exercise.slug)}
              />
            ))}
          </TableTbody>
          <TableTfoot>
            <TableTr>
              <TableTh scope="row">Total</TableTh>
              <TableTd>
                {total.passed} of {exercises.length}
              </TableTd>
              <TableTd ta="right">{total.attempts}</TableTd>
              <TableTd ta="right" className={classes.score}>
                {total.score} / {total.maxScore}
              </TableTd>
            </TableTr>
          </TableTfoot>
        </Table>
      </div>
    </Container>
  );
}

interface RowProps {
  readonly exercise: CourseExercise;
  readonly number: number;
  /** What classes made of it. */
  readonly given: readonly DueItem[];
}

function Row({ exercise: { slug, title, progress }, number, given }: RowProps) {
  if (!progress) return null;
  const counted = given.filter(({ points }) => points !== null);
  return (
    <>
      <TableTr className={counted.length > 0 ? classes.explained : undefined}>
        <TableTh scope="row" fw={500}>
          <Link href={exercisePath(slug)} className={classes.link}>
            {number}. {title}
          </Link>
        </TableTh>
        <TableTd>
          <Passed progress={progress} />
        </TableTd>
        <TableTd ta="right">{progress.attempts}</TableTd>
        <TableTd ta="right" className={classes.score}>
          {progress.bestScore} / {progress.maxScore}
        </TableTd>
      </TableTr>
      {counted.length > 0 && (
        <TableTr>
          <TableTd colSpan={4} pt={0}>
            {counted.map((item) => (
              <Text key={item.assignmentId} size="sm" c="dimmed">
                {item.className}
                {item.part === 'lesson' && ', lesson'}:{' '}
                <StandingText standing={item.standing} due={{ at: item.dueAt, extended: item.extended }} />
              </Text>
            ))}
          </TableTd>
        </TableTr>
      )}
    </>
  );
}

function Passed({ progress }: { progress: ExerciseStanding }) {
  if (progress.passedAt) return <Time at={progress.passedAt} form="unnamed" />;
  return <span className={classes.open}>{progress.state === 'tried' ? 'Not yet passed' : 'Not started'}</span>;
}
