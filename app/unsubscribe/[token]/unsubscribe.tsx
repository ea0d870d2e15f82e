'use client';

import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '@/app/teach/use-act';
import { unsubscribeAction } from '@/lib/platform/mail/actions';

export function Unsubscribe({ token }: { token: string }) {
  const [done, setDone] = useState(false);
  const { act, pending } = useAct();
  return (
    <div aria-live="polite">
      {done ? (
        <Text>Done: no more of it comes by mail. Your account page turns it on again.</Text>
      ) : (
        <Button
          loading={pending}
          fullWidth
          onClick={() =>
            act(
              () => unsubscribeAction(token),
              () => setDone(true),
            )
          }
        >
          No more of this mail
        </Button>
      )}
    </div>
  );
}
