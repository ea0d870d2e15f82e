'use client';

import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useFormAction } from '@/app/account/use-form-action';
import { regradePath } from '@/app/paths';
import type { FormResult } from '@/lib/platform/http/form-result';
import { startRegradeAction } from '@/lib/teaching/regrading/actions';

interface Props {
  readonly classId: string;
  readonly exerciseId: string;
  readonly title: string;
}

export function StartForm({ classId, exerciseId, title }: Props) {
  const router = useRouter();
  const form = useFormAction(
    (previous: FormResult<{ regradeId: string }> | null, data: FormData) => startRegradeAction(classId, previous, data),
    ({ regradeId }) => router.push(regradePath(classId, regradeId)),
  );
  return (
    <form onSubmit={form.onSubmit}>
      <input type="hidden" name="exerciseId" value={exerciseId} />
      <Group gap="xs" align="center">
        <NativeSelect
          name="which"
          aria-label={`Which attempts at ${title}`}
          size="sm"
          data={[
            { value: 'all', label: 'All attempts' },
            { value: 'bestAndLatest', label: 'Each student’s best and latest' },
          ]}
        />
        <Button type="submit" loading={form.pending}>
          Preview
        </Button>
      </Group>
      <Text size="sm" c="red" aria-live="polite">
        {form.message}
      </Text>
    </form>
  );
}
