'use client';

import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface FieldErrors {
  readonly [field: string]: string | undefined;
}

/** Name, e-mail and password, with the browser's own autofill. */
export function AccountFields({ errors, creating }: { errors: FieldErrors; creating: boolean }) {
  return (
    <>
      {creating && <TextInput label="Your name" name="name" autoComplete="name" required error={errors.name} />}
      <TextInput label="E-mail" name="email" type="email" autoComplete="email" required error={errors.email} />
      <PasswordInput
        label="Password"
        name="password"
        autoComplete={creating ? 'new-password' : 'current-password'}
        description={
          creating ? 'At least 10 characters. A few words in a row are easy to remember and hard to guess.' : undefined
        }
        minLength={creating ? 10 : undefined}
        required
        error={errors.password}
      />
    </>
  );
}

/** What went wrong as a whole, announced to screen readers, and the button that tries again. */
export function FormEnd({
  message,
  pending,
  children,
}: {
  message: string | null;
  pending: boolean;
  children: ReactNode;
}) {
  return (
    <Stack gap="sm">
      <div aria-live="polite">
        {message && (
          <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />}>
            {message}
          </Alert>
        )}
      </div>
      <Button type="submit" loading={pending} fullWidth>
        {children}
      </Button>
    </Stack>
  );
}
