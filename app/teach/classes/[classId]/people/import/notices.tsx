'use client';

import { Alert, Button, List, ListItem, Text } from '@mantine/core';
import type { RosterPreview } from '@/lib/people/members/roster/import.server';

interface Props {
  readonly preview: RosterPreview;
  /** What was assumed about a file's encoding. */
  readonly note: string | null;
  readonly pending: boolean;
  readonly onRepair: () => void;
}

/** What was assumed, left out or not found in reading, and what can be mended here. */
export function Notices({ preview: { notices, repairable }, note, pending, onRepair }: Props) {
  const all = note === null ? notices : [note, ...notices];
  return (
    <>
      {all.length > 0 && (
        <Alert variant="light" title="How it was read">
          <List size="sm" spacing={4}>
            {all.map((notice) => (
              <ListItem key={notice}>{notice}</ListItem>
            ))}
          </List>
        </Alert>
      )}
      {repairable && (
        <Alert color="orange" variant="light" title="Characters that nobody sees">
          <Text size="sm" mb="sm">
            The text has characters without a width, or typographic apostrophes in addresses. Their rows are named
            below.
          </Text>
          <Button size="xs" variant="default" loading={pending} onClick={onRepair}>
            Take them away
          </Button>
        </Alert>
      )}
    </>
  );
}
