'use client';

import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { passwordMinimum } from '@/lib/people/accounts/account-input';
import type { FieldErrors } from '@/lib/platform/http/form-result';

interface NewAccountProps {
  readonly errors: FieldErrors;
  /** Filled in to begin with. */
  readonly known?: { readonly name: string; readonly email: string } | undefined;
}

/** Name, e-mail and password of a new account; what was typed stays when the server refuses it. */
export function NewAccountFields({ errors, known }: NewAccountProps) {
  return (
    <>
      <TextInput
        label="Your name"
        name="name"
        autoComplete="name"
        required
        defaultValue={known?.name}
        error={errors.name}
      />
      <TextInput
        label="E-mail"
        name="email"
        type="email"
        autoComplete="email"
        required
        defaultValue={known?.email}
        error={errors.email}
      />
      <PasswordInput
        label="Password"
        name="password"
        autoComplete="new-password"
        description={`At least ${passwordMinimum} characters. A few words in a row are easy to remember and hard to guess.`}
        minLength={passwordMinimum}
        required
        error={errors.password}
      />
    </>
  );
}

/** What went wrong as a whole, announced to screen readers, and the button that tries again. */
export function FormEnd(props: { message: string | null; pending: boolean; children: ReactNode }) {
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
