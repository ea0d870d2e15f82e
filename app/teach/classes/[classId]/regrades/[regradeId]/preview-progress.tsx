'use client';

import { Button, Group, Paper, Progress, Text } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { cancelRegradeAction } from '@/lib/teaching/regrading/actions';

interface Props {
  readonly classId: string;
  readonly regradeId: string;
  readonly done: number;
  readonly total: number;
  readonly mayCancel: boolean;
}

const everyMs = 1000;

/** Follows the preview until it is complete. */
export function PreviewProgress({ classId, regradeId, done, total, mayCancel }: Props) {
  const router = useRouter();
  useInterval(() => document.visibilityState === 'visible' && router.refresh(), everyMs, { autoInvoke: true });
  return (
    <Paper withBorder p="md" radius="md" mb="lg">
      <Text mb="xs" role="status">
        Grading again: {done} of {total} {total === 1 ? 'attempt' : 'attempts'}
      </Text>
      <Progress value={(100 * done) / Math.max(1, total)} aria-label="Attempts graded again" />
      <Group justify="space-between" mt="sm">
        <Text size="sm" c="dimmed">
          Students who wait for a verdict come first. You may leave this page: it goes on.
        </Text>
        {mayCancel && <CancelButton classId={classId} regradeId={regradeId} />}
      </Group>
    </Paper>
  );
}

export function CancelButton({ classId, regradeId }: { classId: string; regradeId: string }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const cancel = () =>
    startTransition(async () => {
      const result = await cancelRegradeAction(classId, regradeId).catch(() => null);
      if (result?.ok) router.refresh();
      else {
        const message = result?.message ?? 'The server could not be reached. Check the connection and try again.';
        notifications.show({ color: 'red', message });
      }
    });
  return (
    <Button variant="default" onClick={cancel} loading={pending}>
      Cancel the re-grading
    </Button>
  );
}
