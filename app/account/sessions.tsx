'use client';

import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { Time } from '@/app/shell/time';
import { sayDone, useAct } from '@/app/teach/use-act';
import { endOtherSessionsAction, endOwnSessionAction } from '@/lib/people/accounts/actions';

interface Session {
  readonly id: string;
  readonly device: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** The browser that shows this. */
  readonly here: boolean;
}

export function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const { act, pending } = useAct();
  return (
    <Stack>
      <Stack gap="sm" component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label="Browsers">
        {sessions.map(({ id, device, createdAt, lastSeenAt, here }) => (
          <Group key={id} component="li" justify="space-between" wrap="nowrap">
            <div>
              <Group gap="xs">
                <Text size="sm" fw={500}>
                  {device}
                </Text>
                {here && (
                  <Badge variant="light" size="sm">
                    This browser
                  </Badge>
                )}
              </Group>
              <Text size="sm" c="dimmed">
                Since <Time at={createdAt} form="day" />, last seen <Time at={lastSeenAt} form="unnamed" />
              </Text>
            </div>
            {!here && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                disabled={pending}
                aria-label={`Sign out ${device}`}
                onClick={() =>
                  act(
                    () => endOwnSessionAction(id),
                    () => sayDone(`${device} is signed out.`),
                  )
                }
              >
                Sign out
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      {sessions.length > 1 && (
        <Button
          variant="default"
          style={{ alignSelf: 'start' }}
          loading={pending}
          onClick={() => act(endOtherSessionsAction, () => sayDone('All other browsers are signed out.'))}
        >
          Sign out everywhere else
        </Button>
      )}
    </Stack>
  );
}
