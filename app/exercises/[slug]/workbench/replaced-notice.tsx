'use client';

import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** Says that the code was replaced, with the way back. */
export function announceReplaced(what: string, undo: () => void): void {
  const id = notifications.show({
    autoClose: 10_000,
    withBorder: true,
    message: (
      <Group justify="space-between" wrap="nowrap">
        {what}
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}
