import { Container, Paper, Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { JoinForm } from '@/app/sign-up/join-form';
import { listWaiting } from '@/lib/people/joining/waiting.server';
import { listMemberships } from '@/lib/people/members/membership.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { ClassList } from './class-list';
import { WaitingClasses } from './waiting-classes';

export const metadata: Metadata = { title: 'My classes' };

/** The classes that one is in, and the way into another. */
export default async function MyClassesPage() {
  const viewer = await admitPage('/join');
  const [memberships, waiting] = await Promise.all([listMemberships(viewer), listWaiting(viewer)]);
  return (
    <Container size="sm" py="xl">
      <Title order={1}>My classes</Title>
      <Text c="dimmed" mb="lg">
        The staff of a class see your attempts and scores while you are in it. Other students never do.
      </Text>
      <WaitingClasses classes={waiting} />
      <Stack gap="xl">
        <ClassList memberships={memberships} />
        <Paper withBorder p="lg" radius="md" component="section" aria-labelledby="join">
          <Title order={2} id="join" fz="lg" mb="sm">
            Join another class
          </Title>
          <JoinForm code="" />
        </Paper>
      </Stack>
    </Container>
  );
}
