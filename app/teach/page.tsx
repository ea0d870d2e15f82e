import { Badge, Card, Container, Group, SimpleGrid, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { classPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { admitPage } from '@/lib/auth/admit.server';
import { type ClassSummary, listOwnClasses } from '@/lib/classes/classes.server';
import { formatJoinCode } from '@/lib/classes/join-code';
import { CreateClassForm } from './create-class-form';

export const metadata: Metadata = { title: 'Your classes' };

export default async function TeachPage() {
  const viewer = await admitPage('/teach');
  const classes = await listOwnClasses(viewer);
  return (
    <Container size="lg" py="xl">
      <Title order={1}>Your classes</Title>
      <Text c="dimmed" mb="lg">
        {classes.length === 0
          ? 'Create your first class: you get a join code, and students sign up with it.'
          : 'Open a class to see who is where.'}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} mb="xl">
        {classes.map((item) => (
          <ClassCard key={item.id} item={item} />
        ))}
      </SimpleGrid>
      <CreateClassForm />
    </Container>
  );
}

function ClassCard({ item }: { item: ClassSummary }) {
  return (
    <Card component={Link} href={classPath(item.id)} withBorder padding="lg" radius="md">
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} fz="lg">
          {item.name}
        </Title>
        {item.demo && (
          <Badge color="orange" variant="light">
            Demo
          </Badge>
        )}
      </Group>
      <Text c="dimmed" size="sm" mt={4}>
        {item.students === 1 ? '1 student' : `${item.students} students`} · join code{' '}
        <Text span ff="monospace" inherit>
          {formatJoinCode(item.joinCode)}
        </Text>
      </Text>
    </Card>
  );
}
