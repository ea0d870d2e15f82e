'use client';

import { Button, Container, Text, Title } from '@mantine/core';

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <Container size="sm" py={80}>
      <Title order={1}>Something on our side failed</Title>
      <Text c="dimmed" my="md">
        Nothing that you typed is lost. Try again; if it keeps failing, tell the person who runs this course.
      </Text>
      <Button onClick={reset}>Try again</Button>
    </Container>
  );
}
