'use client';

import { Alert, Button } from '@mantine/core';
import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser';
import { IconKey } from '@tabler/icons-react';
import type { Route } from 'next';
import { useState, useSyncExternalStore, useTransition } from 'react';
import { enter } from '@/app/account/enter';
import { noServer } from '@/app/account/sending';
import { beginPasskeySignInAction, signInWithPasskeyAction } from '@/lib/people/accounts/passkey-actions';
import { type FormResult, refuse, sayRefusal } from '@/lib/platform/http/form-result';

const never = () => () => {};

async function signInByDevice(): Promise<FormResult> {
  const begun = await beginPasskeySignInAction();
  if (!begun.ok) return begun;
  const answer = await startAuthentication({ optionsJSON: begun.value }).catch(() => null);
  return answer ? signInWithPasskeyAction(answer) : refuse('No passkey was used. Sign in another way.');
}

/** Nothing where the browser has no passkeys, such as on a page without https. */
export function PasskeyButton({ next }: { next: Route }) {
  const supported = useSyncExternalStore(never, browserSupportsWebAuthn, () => false);
  const [pending, startTransition] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  if (!supported) return null;
  return (
    <>
      <Button
        mt="md"
        fullWidth
        variant="default"
        leftSection={<IconKey size={16} aria-hidden />}
        loading={pending}
        onClick={() =>
          startTransition(async () => {
            const result = await signInByDevice().catch(() => refuse(noServer));
            if (result.ok) enter(next);
            else setMessage(sayRefusal(result));
          })
        }
      >
        Sign in with a passkey
      </Button>
      <div aria-live="polite">
        {message && (
          <Alert color="red" variant="light" mt="sm">
            {message}
          </Alert>
        )}
      </div>
    </>
  );
}
