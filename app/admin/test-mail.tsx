'use client';

import { Button } from '@mantine/core';
import { sayDone, useAct } from '@/app/teach/use-act';
import { sendTestMailAction } from '@/lib/platform/mail/admin-actions';

export function TestMail() {
  const { act, pending } = useAct();
  return (
    <Button
      mt="sm"
      size="xs"
      variant="default"
      loading={pending}
      onClick={() => act(sendTestMailAction, (email) => sayDone(`A test is on its way to ${email}.`))}
    >
      Send a test mail to me
    </Button>
  );
}
