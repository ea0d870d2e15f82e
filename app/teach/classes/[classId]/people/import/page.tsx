import { Anchor, Container, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { peoplePath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { admitPage } from '@/lib/platform/session/admit.server';
import { getClassSettings } from '@/lib/teaching/classes/classes.server';
import { Import } from './import';

export const metadata: Metadata = { title: 'Import a roster' };

export default async function ImportPage({ params }: PageProps<'/teach/classes/[classId]/people/import'>) {
  const { classId } = await params;
  const here = `/teach/classes/${classId}/people/import`;
  const staff = await admitPage('/teach/classes/[classId]/people/import', here, { classId });
  const { role, archived } = await getClassSettings(staff);
  if (role !== 'instructor' || archived) notFound();
  return (
    <Container size="lg" py="xl">
      <Anchor component={Link} href={peoplePath(classId)} size="sm">
        ← People
      </Anchor>
      <Title order={1} mt="xs">
        Import a roster
      </Title>
      <Text c="dimmed" mb="lg" maw={680}>
        Any CSV with an e-mail column: from your school, Canvas, Moodle, Gradescope or a spreadsheet, in many languages.
        You see what it would change before anything changes.
      </Text>
      <Import classId={classId} />
    </Container>
  );
}
