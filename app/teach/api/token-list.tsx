'use client';

import { Badge, Button, Card, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, useTransition } from 'react';
import { Time } from '@/app/shell/time';
import { revokeTokenAction } from '@/lib/teaching/public-api/actions';

interface Token {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly className: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

export function TokenList({ tokens }: { tokens: readonly Token[] }) {
  const [asked, setAsked] = useState<Token | null>(null);
  const [pending, startTransition] = useTransition();

  function revoke(token: Token): void {
    startTransition(async () => {
      const result = await revokeTokenAction(token.id).catch(() => null);
      if (result?.ok) setAsked(null);
      else
        notifications.show({
          color: 'red',
          message: result?.message ?? 'The token could not be revoked. Check the connection and try again.',
        });
    });
  }

  if (tokens.length === 0) return <Text c="dimmed">None yet.</Text>;
  return (
    <Stack gap="sm">
      {tokens.map((token) => (
        <Card key={token.id} withBorder radius="md" padding="sm">
          <Group justify="space-between" align="start">
            <div>
              <Text fw={600}>{token.name}</Text>
              <Text size="sm" c="dimmed">
                {token.className ?? 'All your classes'} · made <Time form="day" at={token.createdAt} /> ·{' '}
                {token.expiresAt && (
                  <>
                    until <Time form="day" at={token.expiresAt} /> ·{' '}
                  </>
                )}
                {token.lastUsedAt ? (
                  <>
                    last used <Time form="day" at={token.lastUsedAt} />
                  </>
                ) : (
                  'never used'
                )}
              </Text>
              <Group gap={6} mt={6}>
                {token.scopes.map((scope) => (
                  <Badge key={scope} variant="light" tt="none">
                    {scope}
                  </Badge>
                ))}
              </Group>
            </div>
            <Button variant="light" color="red" size="xs" onClick={() => setAsked(token)}>
              Revoke
            </Button>
          </Group>
        </Card>
      ))}
      <Modal opened={asked !== null} onClose={() => setAsked(null)} title="Revoke the token?" centered>
        <Text mb="md">What uses “{asked?.name}” stops working at once. This cannot be undone.</Text>
        <Group justify="end">
          <Button variant="default" onClick={() => setAsked(null)}>
            Keep it
          </Button>
          <Button color="red" loading={pending} onClick={() => asked && revoke(asked)}>
            Revoke it
          </Button>
        </Group>
      </Modal>
    </Stack>
  );
}
