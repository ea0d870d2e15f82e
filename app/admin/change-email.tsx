'use client';

import { Modal, Stack, TextInput } from '@mantine/core';
import { FormEnd } from '@/app/account/fields';
import { useFormAction } from '@/app/account/use-form-action';
import { sayDone } from '@/app/teach/use-act';
import { setEmailAction } from '@/lib/people/accounts/admin-actions';

interface Props {
  readonly account: { readonly id: string; readonly name: string; readonly email: string };
  readonly onClose: () => void;
}

export function ChangeEmail({ account: { id, name, email }, onClose }: Props) {
  const form = useFormAction(setEmailAction.bind(null, id), () => {
    sayDone(`The e-mail of ${name} was changed, and all their browsers are signed out.`);
    onClose();
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`The e-mail of ${name}`}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={form.onSubmit}>
        <Stack>
          <TextInput
            label="E-mail"
            description="Nobody confirms it: make sure that it is theirs."
            {...form.field('email')}
            type="email"
            required
            defaultValue={email}
            data-autofocus
          />
          <FormEnd message={form.message} pending={form.pending}>
            Change the e-mail
          </FormEnd>
        </Stack>
      </form>
    </Modal>
  );
}
