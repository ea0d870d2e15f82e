'use client';

import { Stack } from '@mantine/core';
import { enter } from '@/app/account/enter';
import { FormEnd, NewAccountFields } from '@/app/account/fields';
import { useFormAction } from '@/app/account/use-form-action';
import { redeemSetupLinkAction } from '@/lib/people/joining/actions';

export function SetupForm({ token }: { token: string }) {
  const form = useFormAction(redeemSetupLinkAction, () => enter('/teach'));
  return (
    <form onSubmit={form.onSubmit}>
      <input type="hidden" name="token" value={token} />
      <Stack>
        <NewAccountFields field={form.field} />
        <FormEnd message={form.message} pending={form.pending}>
          Create the instructor&rsquo;s account
        </FormEnd>
      </Stack>
    </form>
  );
}
