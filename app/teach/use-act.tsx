'use client';

import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTransition } from 'react';
import { sendAction } from '@/app/account/sending';
import { type FormResult, sayRefusal } from '@/lib/platform/http/form-result';

/** Calls a server action outside a form; what it refuses, and a lost connection, become a notification. */
export function useAct() {
  const [pending, startTransition] = useTransition();
  function act<T>(work: () => Promise<FormResult<T>>, onDone: (value: T) => void): void {
    startTransition(async () => {
      const result = await sendAction(work);
      if (result.ok) onDone(result.value);
      else complain(sayRefusal(result));
    });
  }
  return { act, pending };
}

export function complain(message: string): void {
  notifications.show({ color: 'red', title: 'Nothing was changed', message });
}

/** Says what was done, with the way back for as long as it stands there. */
export function sayDone(message: string, undo?: () => void): void {
  const id = `done-${Date.now()}-${Math.random()}`;
  const back = () => {
    notifications.hide(id);
    undo?.();
  };
  notifications.show({
    id,
    autoClose: undo ? 15_000 : 5000,
    message: undo ? (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button size="compact-sm" variant="light" onClick={back} style={{ flexShrink: 0 }}>
          Undo
        </Button>
      </Group>
    ) : (
      message
    ),
  });
}
