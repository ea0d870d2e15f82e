import { Container, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { admitPage } from '@/lib/platform/session/admit.server';
import { getClassBoard } from '@/lib/teaching/board/class-board.server';
import { findHelp } from '@/lib/teaching/board/help';
import {
  listCheckShares,
  listDisagreements,
  listMisconceptions,
  listMistaken,
} from '@/lib/teaching/board/misconceptions.server';
import { CheckShares } from './check-shares';
import { Disagreements } from './disagreements';
import { HelpList } from './help-list';
import { MisconceptionMap } from './misconception-map';
import { MistakenStudents } from './mistaken-students';
import { readHelpSelection } from './selection';
import { Thresholds } from './thresholds';

export const metadata: Metadata = { title: 'Who needs help' };

export default async function HelpPage({ params, searchParams }: PageProps<'/teach/classes/[classId]/help'>) {
  const { classId } = await params;
  const here = `/teach/classes/${classId}/help`;
  const staff = await admitPage('/teach/classes/[classId]/help', here, { classId });
  const selection = readHelpSelection(await searchParams);
  const [board, misconceptions, disagreements] = await Promise.all([
    getClassBoard(staff),
    listMisconceptions(staff),
    listDisagreements(staff),
  ]);
  const exercises = board.columns.filter(({ part }) => part === 'exercise');
  const checked = exercises.find(({ slug }) => slug === selection.checks);
  const [slug, mistake] = selection.mistake.split('/');
  const mistaken = misconceptions.find(
    (one) =>
      one.mistake === mistake && exercises.some((other) => other.slug === slug && other.exerciseId === one.exerciseId),
  );
  const [shares, students] = await Promise.all([
    checked ? listCheckShares(staff, checked.exerciseId) : null,
    mistaken ? listMistaken(staff, mistaken) : null,
  ]);
  const items = findHelp(board, selection).filter(
    ({ student }) => selection.section === '' || student.sectionId === selection.section,
  );
  return (
    <Container fluid maw="94rem" py="lg">
      <Title order={1} mb={4}>
        Who needs help
      </Title>
      <Text c="dimmed" mb="lg" maw={760}>
        Students who try in vain, have fallen silent or are behind, and what the class gets wrong. From the results as
        they are now; reload to see newer ones.
      </Text>
      <Thresholds classId={classId} selection={selection} sections={board.sections} />
      <HelpList classId={classId} board={board} items={items} />
      <MisconceptionMap classId={classId} exercises={exercises} misconceptions={misconceptions} selection={selection} />
      {mistaken && students && (
        <MistakenStudents
          classId={classId}
          slug={slug ?? ''}
          misconception={mistaken}
          students={students}
          selection={selection}
        />
      )}
      <CheckShares
        classId={classId}
        exercises={exercises}
        shown={checked ?? null}
        shares={shares}
        selection={selection}
      />
      <Disagreements classId={classId} attempts={disagreements} timeZone={board.timeZone} />
    </Container>
  );
}
