'use client';

import { enter } from '@/app/account/enter';
import { FormEnd } from '@/app/account/fields';
import { useFormAction } from '@/app/account/use-form-action';
import { confirmEmailAction } from '@/lib/people/accounts/actions';

export function ConfirmEmail({ token }: { token: string }) {
  const form = useFormAction(
    () => confirmEmailAction(token),
    () => enter('/account'),
  );
  return (
    <form onSubmit={form.onSubmit}>
      <FormEnd message={form.message} pending={form.pending}>
        Confirm the address
      </FormEnd>
    </form>
  );
}
