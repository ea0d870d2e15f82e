'use client';

import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NewPassword } from './new-password';
import type { useFormAction } from './use-form-action';

interface NewAccountProps {
  readonly field: ReturnType<typeof useFormAction>['field'];
  /** Filled in to begin with. */
  readonly known?: { readonly name: string; readonly email: string } | undefined;
}

/** Name, e-mail and password of a new account; what was typed stays when the server refuses it. */
export function NewAccountFields({ field, known }: NewAccountProps) {
  return (
    <>
      <TextInput label="Your name" {...field('name')} autoComplete="name" required defaultValue={known?.name} />
      <TextInput
        label="E-mail"
        {...field('email')}
        type="email"
        autoComplete="email"
        required
        defaultValue={known?.email}
      />
      <NewPassword field={field('password')} />
    </>
  );
}

/** What went wrong as a whole, announced to screen readers, and the button that tries again. */
export function FormEnd(props: { message: ReactNode; pending: boolean; children: ReactNode }) {
  return (
    <Stack gap="sm">
      <div aria-live="polite">
        {props.message && (
          <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />}>
            {props.message}
          </Alert>
        )}
      </div>
      <Button type="submit" loading={props.pending} fullWidth>
        {props.children}
      </Button>
    </Stack>
  );
}
