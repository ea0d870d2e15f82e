'use client';

import { Stack } from '@mantine/core';
import { enter } from '@/app/account/enter';
import { FormEnd } from '@/app/account/fields';
import { NewPassword } from '@/app/account/new-password';
import { useFormAction } from '@/app/account/use-form-action';
import { resetPasswordAction } from '@/lib/people/accounts/actions';

export function ResetForm({ token, email }: { token: string; email: string }) {
  const form = useFormAction(resetPasswordAction.bind(null, token), () => enter('/'));
  return (
    <form onSubmit={form.onSubmit}>
      <Stack>
        {/* For the browser's password manager, which must know whose password it keeps. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <NewPassword label="New password" field={form.field('password')} />
        <FormEnd message={form.message} pending={form.pending}>
          Set the password and sign in
        </FormEnd>
      </Stack>
    </form>
  );
}
