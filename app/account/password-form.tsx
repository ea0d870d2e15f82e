'use client';

import { PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { changePasswordAction } from '@/lib/people/accounts/actions';
import { FormEnd } from './fields';
import { NewPassword } from './new-password';
import { useFormAction } from './use-form-action';

/** `hasPassword`: false for who signs in by a provider only. */
export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const [done, setDone] = useState(0);
  const form = useFormAction(changePasswordAction, () => {
    setDone(done + 1);
    notifications.show({ message: 'Your password was changed. Other browsers are signed out.' });
  });
  return (
    // Another key empties the fields.
    <form onSubmit={form.onSubmit} key={done}>
      <Stack>
        <input type="hidden" name="username" autoComplete="username" value={email} />
        {hasPassword && (
          <PasswordInput label="Current password" {...form.field('current')} autoComplete="current-password" required />
        )}
        <NewPassword label="New password" field={form.field('password')} />
        <FormEnd message={form.message} pending={form.pending}>
          {hasPassword ? 'Change the password' : 'Set the password'}
        </FormEnd>
      </Stack>
    </form>
  );
}
