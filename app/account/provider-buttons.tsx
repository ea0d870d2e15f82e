'use client';

import { Button, Divider, Stack } from '@mantine/core';
import type { Route } from 'next';
import { signIn } from 'next-auth/react';
import type { ProviderButton } from '@/lib/people/joining/options.server';

interface Props {
  readonly providers: readonly ProviderButton[];
  readonly next: Route;
  /** Runs first; the sign-in goes on only where it answers true. */
  readonly before?: () => Promise<boolean>;
}

export function ProviderButtons({ providers, next, before }: Props) {
  if (providers.length === 0) return null;
  return (
    <Stack gap="xs" mt="md">
      <Divider label="or" />
      {providers.map((provider) => (
        <Button
          key={provider.id}
          variant="default"
          onClick={async () => {
            if (!before || (await before())) await signIn(provider.id, { callbackUrl: next });
          }}
        >
          Continue with {provider.name}
        </Button>
      ))}
    </Stack>
  );
}
