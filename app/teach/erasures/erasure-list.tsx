'use client';

import { Button, Card, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState, useTransition } from 'react';
import { Refused } from '@/app/refused';
import { Time } from '@/app/shell/time';
import { countOf } from '@/lib/core/text/count';
import { confirmErasureAction, declineErasureAction } from '@/lib/people/privacy/actions';
import type { FormResult } from '@/lib/platform/http/form-result';

interface Request {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly classes: readonly string[];
  readonly attempts: number;
  readonly requestedAt: string;
}

type Asked = { readonly kind: 'confirm' | 'decline'; readonly request: Request };

export function ErasureList({ requests }: { requests: readonly Request[] }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  if (requests.length === 0) return <Text>There is none.</Text>;
  return (
    <Stack gap="sm">
      {requests.map((request) => (
        <Card key={request.id} withBorder radius="md">
          <Group justify="space-between">
            <div>
              <Text fw={600}>{request.name}</Text>
              <Text size="sm" c="dimmed">
                {request.email} · {request.classes.join(', ') || 'in no class'} · {countOf(request.attempts, 'attempt')}{' '}
                · asked <Time at={request.requestedAt} />
              </Text>
            </div>
            <Group gap="xs">
              <Button variant="default" size="xs" onClick={() => setAsked({ kind: 'decline', request })}>
                Decline
              </Button>
              <Button color="red" size="xs" onClick={() => setAsked({ kind: 'confirm', request })}>
                Delete
              </Button>
            </Group>
          </Group>
        </Card>
      ))}
      {asked && <Decision key={asked.request.id} asked={asked} onClose={() => setAsked(null)} />}
    </Stack>
  );
}

function Decision({ asked: { kind, request }, onClose }: { asked: Asked; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  function send(action: () => Promise<FormResult>): void {
    startTransition(async () => {
      const result = await action().catch(() => null);
      if (result?.ok) onClose();
      else setMessage(result?.message ?? 'The server could not be reached. Check the connection and try again.');
    });
  }

  const confirming = kind === 'confirm';
  return (
    <Modal
      opened
      onClose={onClose}
      centered
      title={confirming ? `Delete what is held on ${request.name}?` : `Decline the request of ${request.name}?`}
    >
      <Stack gap="md">
        {confirming ? (
          <Text>
            Name, e-mail, code and comments are gone for good. Export the class’s grades first if you still need{' '}
            {request.name}’s. This cannot be undone.
          </Text>
        ) : (
          <Textarea
            label="Why"
            description="The student reads it."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={1000}
            autosize
            minRows={2}
            data-autofocus
          />
        )}
        <Refused message={message} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          {confirming ? (
            <Button color="red" loading={pending} onClick={() => send(() => confirmErasureAction(request.id))}>
              Delete for good
            </Button>
          ) : (
            <Button loading={pending} onClick={() => send(() => declineErasureAction(request.id, reason))}>
              Decline
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
