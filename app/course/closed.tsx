import { Container, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Time } from '@/app/shell/time';
import type { Release } from '@/lib/learning/catalogue/release.server';

interface Props {
  readonly title: string;
  readonly release: Release;
  /** What can be done meanwhile. */
  readonly children?: ReactNode;
}

/** In place of an exercise or a lesson that the reader's class has not opened yet. */
export function Closed({ title, release, children }: Props) {
  return (
    <Container size="sm" py="xl">
      <Stack gap="sm" align="flex-start">
        <IconLock size={32} aria-hidden />
        <Title order={1}>{title}</Title>
        <Text>
          {release.className} opens this on <Time at={release.at} />.
        </Text>
        {children}
      </Stack>
    </Container>
  );
}
