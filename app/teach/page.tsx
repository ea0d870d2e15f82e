import { Anchor, Badge, Card, Container, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { classPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { countOf } from '@/lib/core/text/count';
import { listInstructorLinks } from '@/lib/people/accounts/setup.server';
import { formatJoinCode } from '@/lib/people/joining/join-code';
import { listErasureRequests } from '@/lib/people/privacy/erasure.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { findCapability } from '@/lib/platform/session/authorise.server';
import { type ClassSummary, listOwnClasses } from '@/lib/teaching/classes/classes.server';
import { CreateClassForm } from './create-class-form';
import { InviteInstructor } from './invite-instructor';

export const metadata: Metadata = { title: 'Your classes' };

export default async function TeachPage() {
  const viewer = await admitPage('/teach');
  const instructor = await findCapability('instructor', viewer);
  const maker = await findCapability('instructorMaker', viewer);
  const teaches = instructor !== null;
  const [classes, archived, links, erasures] = await Promise.all([
    listOwnClasses(viewer),
    listOwnClasses(viewer, { archived: true }),
    maker ? listInstructorLinks(maker) : [],
    instructor ? listErasureRequests(instructor) : [],
  ]);
  return (
    <Container size="lg" py="xl">
      <Group justify="space-between" gap="sm">
        <Title order={1}>Your classes</Title>
        {teaches && (
          <Group component="nav" aria-label="More for instructors" gap="lg">
            <Anchor component={Link} href="/teach/exercises">
              Exercises
            </Anchor>
            <Anchor component={Link} href="/teach/api">
              API
            </Anchor>
            <Anchor component={Link} href="/teach/erasures" fw={erasures.length > 0 ? 600 : undefined}>
              {erasures.length === 0 ? 'Requests for deletion' : `Requests for deletion: ${erasures.length}`}
            </Anchor>
          </Group>
        )}
      </Group>
      <Text c="dimmed" mb="lg">
        {leadOf(classes.length, teaches)}
      </Text>
      <Stack gap="xl">
        <Cards classes={classes} />
        {teaches && <CreateClassForm />}
        {archived.length > 0 && (
          <section aria-labelledby="archived">
            <Title order={2} id="archived" fz="h3" mb="xs">
              Archived classes
            </Title>
            <Text c="dimmed" mb="md">
              Nobody joins them any more; students keep reading their own work. Open one to restore it in its settings.
            </Text>
            <Cards classes={archived} />
          </section>
        )}
        {maker && (
          <InviteInstructor
            links={links.map(({ id, createdAt, expiresAt }) => ({
              id,
              createdAt: createdAt.toISOString(),
              expiresAt: expiresAt?.toISOString() ?? null,
            }))}
          />
        )}
      </Stack>
    </Container>
  );
}

function leadOf(classes: number, teaches: boolean): string {
  if (classes > 0) return 'Open a class to see who is where.';
  if (teaches) return 'Create your first class: you get a join code, and students sign up with it.';
  return 'The classes that you assist in were archived. They are listed below.';
}

function Cards({ classes }: { classes: readonly ClassSummary[] }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
      {classes.map((item) => (
        <ClassCard key={item.id} item={item} />
      ))}
    </SimpleGrid>
  );
}

function ClassCard({ item }: { item: ClassSummary }) {
  return (
    <Card component={Link} href={classPath(item.id)} withBorder padding="lg" radius="md">
      <Group justify="space-between" wrap="nowrap" align="start">
        <Title order={2} fz="lg" style={{ overflowWrap: 'anywhere' }}>
          {item.name}
        </Title>
        {item.demo && (
          <Badge color="orange" variant="light" style={{ flexShrink: 0 }}>
            Demo
          </Badge>
        )}
      </Group>
      <Text c="dimmed" size="sm" mt={4}>
        {countOf(item.students, 'student')}
        {!item.archived && (
          <>
            {' · join code '}
            <Text span ff="monospace" inherit>
              {formatJoinCode(item.joinCode)}
            </Text>
          </>
        )}
      </Text>
    </Card>
  );
}
