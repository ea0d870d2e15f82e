'use client';

import { Button, Code, CopyButton, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconCopy, IconRefresh } from '@tabler/icons-react';
import { useTransition } from 'react';
import { renewJoinCodeAction } from '@/lib/teaching/classes/actions';

interface Props {
  readonly classId: string;
  /** As people read it. */
  readonly code: string;
  readonly link: string;
  readonly renewable: boolean;
}

export function JoinCode({ classId, code, link, renewable }: Props) {
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        Join code
      </Text>
      <Code fz="md" px="sm" data-testid="join-code">
        {code}
      </Code>
      <Copy value={code}>Copy the code</Copy>
      <Copy value={link}>Copy the join link</Copy>
      {renewable && <Renew classId={classId} />}
    </Group>
  );
}

function Copy({ value, children }: { value: string; children: string }) {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button
          size="xs"
          variant="default"
          leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          onClick={copy}
        >
          {copied ? 'Copied' : children}
        </Button>
      )}
    </CopyButton>
  );
}

function Renew({ classId }: { classId: string }) {
  const [opened, { open, close }] = useDisclosure();
  const [pending, startTransition] = useTransition();
  const renew = () =>
    startTransition(async () => {
      const result = await renewJoinCodeAction(classId).catch(() => null);
      if (result?.ok) notifications.show({ message: 'The class has a new join code. The old one no longer works.' });
      else
        notifications.show({
          color: 'red',
          message: result?.message ?? 'The code could not be renewed. Check the connection and try again.',
        });
      close();
    });
  return (
    <>
      <Button size="xs" variant="subtle" leftSection={<IconRefresh size={16} />} onClick={open}>
        Renew the code
      </Button>
      <Modal opened={opened} onClose={close} title="Renew the join code?" closeButtonProps={{ 'aria-label': 'Close' }}>
        <Text mb="md">
          The old code and the old link stop working at once. Students who have joined stay in the class.
        </Text>
        <Group justify="end">
          <Button variant="default" onClick={close}>
            Keep the code
          </Button>
          <Button onClick={renew} loading={pending}>
            Renew
          </Button>
        </Group>
      </Modal>
    </>
  );
}
