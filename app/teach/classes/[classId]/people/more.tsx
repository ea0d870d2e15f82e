'use client';

import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';

const step = 100;

/** A long list from its beginning, a hundred at a time; `key` starts anew. */
export function useMore<T>(items: readonly T[], key: string) {
  const [state, setState] = useState({ key, most: step });
  const most = state.key === key ? state.most : step;
  const shown = items.slice(0, most);
  return { shown, all: items.length, onMore: () => setState({ key, most: most + step * 5 }) };
}

export function More({ shown, all, onMore }: { shown: readonly unknown[]; all: number; onMore: () => void }) {
  if (shown.length === all) return null;
  return (
    <Group mt="md">
      <Text c="dimmed">
        {shown.length} of {all} shown.
      </Text>
      <Button size="xs" variant="default" onClick={onMore}>
        Show more
      </Button>
    </Group>
  );
}
