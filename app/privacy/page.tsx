import { Button, Container, List, ListItem, Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { findOwnErasure, type OwnErasure } from '@/lib/people/privacy/erasure.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { Erasure } from './erasure';

export const metadata: Metadata = { title: 'My data' };

export default async function PrivacyPage() {
  const viewer = await admitPage('/privacy');
  const erasure = viewer && (await findOwnErasure(viewer));
  return (
    <Container size="sm" py="xl">
      <Stack gap="xl">
        <div>
          <Title order={1}>{viewer ? 'My data' : 'What is kept about you'}</Title>
          <Text c="dimmed">
            {viewer
              ? 'What this server holds on you, and how to get it or have it deleted.'
              : 'Without an account nothing is: what you do stays in this browser. With one, the server holds what is below; you can download it or have it deleted.'}
          </Text>
        </div>
        <section aria-labelledby="held">
          <Title order={2} id="held" mb="xs">
            What is held
          </Title>
          <List spacing={4}>
            <ListItem>your name, your e-mail and the classes you joined;</ListItem>
            <ListItem>
              the code you typed, every attempt you submitted with its report, and your answers to questions;
            </ListItem>
            <ListItem>your scores and progress, and what staff of your classes wrote on your work;</ListItem>
            <ListItem>
              the browsers in which you are signed in, as “Firefox on Linux”, and when they were last seen.
            </ListItem>
          </List>
          <Text mt="sm">
            Staff of your classes see your work; other students never do. Nothing is sent to anybody else.
          </Text>
        </section>
        {viewer && <Own viewer={viewer} erasure={erasure} />}
      </Stack>
    </Container>
  );
}

/** What the viewer may do about it. */
function Own({ viewer, erasure }: { viewer: Viewer; erasure: OwnErasure | null }) {
  return (
    <>
      <section aria-labelledby="download">
        <Title order={2} id="download" mb="xs">
          Download
        </Title>
        <Text mb="sm">All of it in one JSON file.</Text>
        <Button component="a" href="/api/privacy/export" download>
          Download my data
        </Button>
      </section>
      <section aria-labelledby="delete">
        <Title order={2} id="delete" mb="xs">
          Delete
        </Title>
        <Erasure
          erasure={erasure && { ...erasure, requestedAt: erasure.requestedAt.toISOString() }}
          staff={viewer.role === 'instructor'}
        />
      </section>
    </>
  );
}
