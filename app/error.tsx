'use client';

import { Button, Container, Text, Title } from '@mantine/core';
import { errorNumber } from './error-number';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const number = errorNumber(error);
  return (
    <Container size="sm" py={80}>
      <Title order={1}>Something on our side failed</Title>
      <Text c="dimmed" my="md">
        Nothing that you typed is lost. Try again; if it keeps failing, tell the person who runs this course
        {number && (
          <>
            {' '}
            the number <code>{number}</code>, which is in the server&rsquo;s log
          </>
        )}
        .
      </Text>
      <Button onClick={reset}>Try again</Button>
    </Container>
  );
}
