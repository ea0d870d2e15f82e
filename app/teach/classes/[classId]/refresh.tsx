'use client';

import { Button } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { IconRefresh } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';

const everyMs = 10_000;

/** Follows the class while the page is looked at. */
export function Refresh() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const refresh = () => startTransition(() => router.refresh());
  useInterval(() => document.visibilityState === 'visible' && refresh(), everyMs, { autoInvoke: true });
  return (
    <Button variant="default" size="xs" leftSection={<IconRefresh size={16} />} loading={pending} onClick={refresh}>
      Refresh
    </Button>
  );
}
