'use client';

import { Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormEnd } from '@/app/account/fields';
import { useFormAction } from '@/app/account/use-form-action';
import { forgotPasswordAction } from '@/lib/people/accounts/actions';

export function ForgotForm() {
  const [sent, setSent] = useState(false);
  const form = useFormAction(forgotPasswordAction, () => setSent(true));
  if (sent)
    return (
      <Text role="status">
        If there is an account with this address, a link is on its way to it. It works once, for half an hour.
      </Text>
    );
  return (
    <form onSubmit={form.onSubmit}>
      <Stack>
        <TextInput label="E-mail" {...form.field('email')} type="email" autoComplete="username" required />
        <FormEnd message={form.message} pending={form.pending}>
          Send me a link
        </FormEnd>
      </Stack>
    </form>
  );
}
