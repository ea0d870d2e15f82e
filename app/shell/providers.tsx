'use client';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import type { Clock } from '@/lib/core/time/say-time';
import { resolveVariables, theme } from '../theme';
import { ReaderProvider } from './reader';

export function Providers({ clock, children }: { clock: Clock | null; children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
      <Notifications position="bottom-right" />
      <ReaderProvider clock={clock}>{children}</ReaderProvider>
    </MantineProvider>
  );
}
