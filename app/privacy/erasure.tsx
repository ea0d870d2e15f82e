'use client';

import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { useState, useTransition } from 'react';
import { requestErasureAction, withdrawErasureAction } from '@/lib/people/privacy/actions';
import type { FormResult } from '@/lib/platform/http/form-result';

interface Props {
  readonly erasure: {
    readonly state: 'requested' | 'declined';
    readonly requestedAt: string;
    readonly reason: string;
  } | null;
  readonly staff: boolean;
}

export function Erasure({ erasure, staff }: Props) {
  const [asking, setAsking] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  function send(action: () => Promise<FormResult>): void {
    startTransition(async () => {
      const result = await action().catch(() => null);
      setAsking(false);
      if (!result) setMessage('The server could not be reached. Check the connection and try again.');
      else setMessage(result.ok ? null : result.message);
    });
  }

  if (staff)
    return (
      <Text>
        You are an instructor: your classes need you. Whoever runs this server can delete your account when your classes
        have another instructor.
      </Text>
    );
  return (
    <>
      <div aria-live="polite">
        {message && (
          <Alert color="red" variant="light" mb="sm">
            {message}
          </Alert>
        )}
        {erasure?.state === 'declined' && (
          <Alert color="orange" variant="light" mb="sm" title="Your last request was declined">
            {erasure.reason}
          </Alert>
        )}
      </div>
      {erasure?.state === 'requested' ? (
        <Alert color="blue" variant="light" title="You asked for deletion">
          <Text mb="sm">An instructor has to confirm it. Until then nothing changes and you can take it back.</Text>
          <Button variant="default" loading={pending} onClick={() => send(withdrawErasureAction)}>
            Take it back
          </Button>
        </Alert>
      ) : (
        <>
          <Text mb="sm">
            Your name, e-mail, code and all that was written on it are deleted; scores stay in the statistics of your
            classes without your name. An instructor confirms it first. It cannot be undone.
          </Text>
          <Button color="red" variant="light" onClick={() => setAsking(true)}>
            Ask for deletion
          </Button>
        </>
      )}
      <Modal opened={asking} onClose={() => setAsking(false)} title="Delete what is held on you?" centered>
        <Text mb="md">
          Once an instructor has confirmed, your account, your code and your comments are gone for good, and so are your
          grades as far as they carry your name. Download your data first if you may need it.
        </Text>
        <Group justify="end">
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep my account
          </Button>
          <Button color="red" loading={pending} onClick={() => send(requestErasureAction)}>
            Ask for deletion
          </Button>
        </Group>
      </Modal>
    </>
  );
}
