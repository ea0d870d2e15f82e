'use client';

import { Button, Group, Text } from '@mantine/core';
import { Time } from '@/app/shell/time';
import { sayDone, useAct } from '@/app/teach/use-act';
import { dismissJobAction, reviveJobAction } from '@/lib/platform/mail/admin-actions';
import classes from './admin.module.css';

interface DeadJob {
  readonly id: string;
  readonly kind: string;
  readonly error: string;
  readonly createdAt: string;
}

export function DeadJobs({ jobs }: { jobs: readonly DeadJob[] }) {
  const { act, pending } = useAct();
  return (
    <ul className={classes.list} aria-label="Failed for good">
      {jobs.map(({ id, kind, error, createdAt }) => (
        <li key={id} className={classes.row}>
          <div className={classes.who}>
            <Text size="sm" fw={500}>
              {kind}, <Time at={createdAt} form="unnamed" />
            </Text>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {error}
            </Text>
          </div>
          <Group gap="xs" wrap="nowrap">
            <Button
              size="compact-sm"
              variant="light"
              disabled={pending}
              onClick={() =>
                act(
                  () => reviveJobAction(id),
                  () => sayDone('It is tried again.'),
                )
              }
            >
              Try again
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              disabled={pending}
              onClick={() =>
                act(
                  () => dismissJobAction(id),
                  () => {},
                )
              }
            >
              Dismiss
            </Button>
          </Group>
        </li>
      ))}
    </ul>
  );
}
