import { Container, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { zoneName } from '@/lib/core/time/say-time';
import { wallOf } from '@/lib/core/time/wall-time';
import { admitPage } from '@/lib/platform/session/admit.server';
import { listAssignable } from '@/lib/teaching/assignments/assignable.server';
import { listAssignments } from '@/lib/teaching/assignments/assignments.server';
import { listExtensionTargets } from '@/lib/teaching/assignments/extensions.server';
import { getClassSettings } from '@/lib/teaching/classes/classes.server';
import { Assignments } from './assignments';

export const metadata: Metadata = { title: 'Assignments' };

export default async function AssignmentsPage({ params }: PageProps<'/teach/classes/[classId]/assignments'>) {
  const { classId } = await params;
  const here = `/teach/classes/${classId}/assignments`;
  const staff = await admitPage('/teach/classes/[classId]/assignments', here, { classId });
  const [{ timeZone, role }, assignments, assignable, targets] = await Promise.all([
    getClassSettings(staff),
    listAssignments(staff),
    listAssignable(staff),
    listExtensionTargets(staff),
  ]);
  const wall = (at: Date) => ({ instant: at.toISOString(), wall: wallOf(at, timeZone) });
  return (
    <Container size="lg" py="xl">
      <Title order={1}>Assignments</Title>
      <Text c="dimmed" mb="lg">
        What the class is given, in this order. Times are {zoneName(timeZone)}; students see their own.
      </Text>
      <Assignments
        classId={classId}
        items={assignments.map(({ opensAt, dueAt, extensions, ...assignment }) => ({
          ...assignment,
          opensAt: opensAt && wall(opensAt),
          dueAt: dueAt && wall(dueAt),
          extensions: extensions.map((extension) => ({ ...extension, dueAt: wall(extension.dueAt) })),
        }))}
        assignable={assignable}
        targets={targets}
        timeZone={timeZone}
        editable={role === 'instructor'}
      />
    </Container>
  );
}
