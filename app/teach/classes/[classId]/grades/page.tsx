import { Alert, Button, Card, Container, Group, List, ListItem, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { admitPage } from '@/lib/platform/session/admit.server';
import { canvasTraps } from '@/lib/teaching/gradebook/export/canvas';
import { getGradebookFrame } from '@/lib/teaching/gradebook/gradebook.server';
import { FillCanvas } from './fill-canvas';

export const metadata: Metadata = { title: 'Grades' };

const formats = [
  {
    format: 'plain',
    title: 'Spreadsheet',
    text: 'A row per student, a column per assignment and per check, with lateness and scores set by hand.',
  },
  { format: 'canvas', title: 'Canvas, new file', text: 'For the importer of Canvas’s gradebook.' },
  { format: 'nbgrader', title: 'nbgrader', text: 'A row per student and assignment, with nbgrader’s columns.' },
] as const;

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
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              {formats.map(({ format, title, text }) => (
                <Card key={format} withBorder radius="md" padding="lg">
                  <Title order={2} fz="lg" mb={4}>
                    {title}
                  </Title>
                  <Text size="sm" c="dimmed" mb="md" style={{ flex: 1 }}>
                    {text}
                  </Text>
                  <Group>
                    <Button
                      component="a"
                      href={`/api/classes/${classId}/grades/${format}`}
                      download
                      variant={format === 'plain' ? 'filled' : 'light'}
                      leftSection={<IconDownload size={16} aria-hidden />}
                      aria-label={`Download: ${title}`}
                    >
                      Download
                    </Button>
                  </Group>
                </Card>
              ))}
            </SimpleGrid>
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
