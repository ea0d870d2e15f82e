import { Container, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** The frame of the short forms: sign in, sign up, set up. */
export function FormCard({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <Container size={460} py={{ base: 'md', sm: 56 }}>
      <Title order={1} fz="h2" mb={4}>
        {title}
      </Title>
      {lead && (
        <Text c="dimmed" mb="lg">
          {lead}
        </Text>
      )}
      <Paper withBorder p="lg" radius="md">
        {children}
      </Paper>
    </Container>
  );
}
