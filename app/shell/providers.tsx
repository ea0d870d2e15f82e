'use client';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Clock } from '@/lib/core/time/say-time';
import { makeQueryClient } from '@/lib/platform/contract/query';
import { resolveVariables, theme } from '../theme';
import { ReaderProvider } from './reader';

export function Providers({ clock, children }: { clock: Clock | null; children: ReactNode }) {
  const [queries] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={queries}>
      <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
        <Notifications position="bottom-right" />
        <ReaderProvider clock={clock}>{children}</ReaderProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}
