'use client';

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { signIn } from 'next-auth/react';
import { Time } from '@/app/shell/time';
import { sayDone, useAct } from '@/app/teach/use-act';
import { unlinkProviderAction } from '@/lib/people/accounts/actions';
import { rememberLinkAction } from '@/lib/people/joining/actions';

interface Provider {
  readonly id: string;
  readonly name: string;
  /** Null: not linked. */
  readonly linkedAt: string | null;
}

export function LinkedProviders({ providers, problem }: { providers: readonly Provider[]; problem: string | null }) {
  const { act, pending } = useAct();
  return (
    <Stack gap="sm">
      {problem && (
        <Alert color="red" variant="light">
          {problem}
        </Alert>
      )}
      {providers.map(({ id, name, linkedAt }) => (
        <Group key={id} justify="space-between">
          <Text size="sm">
            {name}
            {linkedAt && (
              <Text span c="dimmed" inherit>
                , linked since <Time at={linkedAt} form="day" />
              </Text>
            )}
          </Text>
          <Button
            size="compact-sm"
            variant={linkedAt ? 'subtle' : 'light'}
            {...(linkedAt && { color: 'red' })}
            disabled={pending}
            onClick={() =>
              linkedAt
                ? act(
                    () => unlinkProviderAction(id),
                    () => sayDone(`${name} is not linked any more.`),
                  )
                : act(rememberLinkAction, () => void signIn(id, { callbackUrl: '/account' }))
            }
          >
            {linkedAt ? `Unlink ${name}` : `Link ${name}`}
          </Button>
        </Group>
      ))}
    </Stack>
  );
}
