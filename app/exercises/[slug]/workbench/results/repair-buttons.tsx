'use client';

import { Button, Group } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { findStrayCharacters, type Repair, repairsOf } from '@/lib/core/grader/stray-characters';

interface Props {
  /** The code as it is now. */
  readonly source: string;
  readonly onMend: (repairs: readonly Repair[]) => void;
}

/** Puts what is meant in the place of characters that only look right: the first, or all of them. */
export function RepairButtons({ source, onMend }: Props) {
  const [first, ...more] = findStrayCharacters(source);
  if (first === undefined) return null;
  const place = `in line ${first.line}, column ${first.column}`;
  return (
    <Group gap="xs" mt={8}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconWand size={15} aria-hidden />}
        aria-label={`Replace the character ${place}`}
        onClick={() => onMend(repairsOf(source, false))}
      >
        Replace
      </Button>
      {more.length > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => onMend(repairsOf(source, true))}>
          Replace all {more.length + 1}
        </Button>
      )}
    </Group>
  );
}
