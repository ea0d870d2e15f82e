'use client';

import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly keep: string;
  readonly go: string;
  readonly harmful?: boolean;
  readonly pending: boolean;
  readonly onClose: () => void;
  readonly onGo: () => void;
}

/** Asks before something that others will notice. */
export function Confirm({ title, children, keep, go, harmful = false, pending, onClose, onGo }: Props) {
  return (
    <Modal opened onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <Text component="div" mb="lg">
        {children}
      </Text>
      <Group justify="end">
        <Button variant="default" onClick={onClose}>
          {keep}
        </Button>
        <Button color={harmful ? 'red' : undefined} loading={pending} onClick={onGo} data-autofocus>
          {go}
        </Button>
      </Group>
    </Modal>
  );
}
