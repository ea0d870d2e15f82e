'use client';

import { PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { askForEmailAction } from '@/lib/people/accounts/actions';
import { FormEnd } from './fields';
import { useFormAction } from './use-form-action';

export function EmailForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useFormAction(askForEmailAction, setSentTo);
  return (
    <form onSubmit={form.onSubmit}>
      <Stack>
        <TextInput
          label="New e-mail"
          description={`You sign in as ${email} until you have opened the link that is sent to the new address.`}
          {...form.field('email')}
          type="email"
          autoComplete="email"
          required
        />
        {hasPassword && (
          <PasswordInput label="Your password" {...form.field('current')} autoComplete="current-password" required />
        )}
        <div aria-live="polite">{sentTo && <Text size="sm">A link is on its way to {sentTo}.</Text>}</div>
        <FormEnd message={form.message} pending={form.pending}>
          Send the link
        </FormEnd>
      </Stack>
    </form>
  );
}
