import { Alert, Container, List, ListItem, Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { admitPage } from '@/lib/platform/session/admit.server';
import { canvasTraps } from '@/lib/teaching/gradebook/export/canvas';
import { exportFormats } from '@/lib/teaching/gradebook/export/formats.server';
import { getGradebookFrame } from '@/lib/teaching/gradebook/gradebook.server';
import { FillCanvas } from './fill-canvas';
import { FormatCards } from './format-cards';

export const metadata: Metadata = { title: 'Grades' };

export default async function GradesPage({ params }: PageProps<'/teach/classes/[classId]/grades'>) {
  const { classId } = await params;
  const here = `/teach/classes/${classId}/grades`;
  const staff = await admitPage('/teach/classes/[classId]/grades', here, { classId });
  const book = await getGradebookFrame(staff);
  const traps = canvasTraps(book);
  const assigned = book.columns.some(({ assignmentId }) => assignmentId !== null);
  return (
    <Container size="lg" py="xl">
      <Stack gap="xl">
        <div>
          <Title order={1}>Grades</Title>
          <Text c="dimmed">
            {count(book.students.length, 'student')}, {count(book.columns.length, assigned ? 'assignment' : 'exercise')}
            .{!assigned && ' The class has no assignments, so each exercise of the course counts with its own points.'}
          </Text>
        </div>
        {book.students.length === 0 ? (
          <Alert variant="light" title="No students yet">
            Grades can be downloaded as soon as somebody is in the class.
          </Alert>
        ) : (
          <>
            <FormatCards classId={classId} formats={exportFormats} />
            {traps.length > 0 && (
              <Alert color="orange" variant="light" title="Before you import into Canvas">
                <List spacing={4} size="sm">
                  {traps.map((trap) => (
                    <ListItem key={trap}>{trap}</ListItem>
                  ))}
                </List>
              </Alert>
            )}
            <FillCanvas classId={classId} />
          </>
        )}
      </Stack>
    </Container>
  );
}

const count = (size: number, thing: string) => `${size} ${thing}${size === 1 ? '' : 's'}`;
