'use client';

import { PasswordInput, Stack, TextInput } from '@mantine/core';
import type { Route } from 'next';
import { signIn } from 'next-auth/react';
import { type FormEvent, useState, useTransition } from 'react';
import { enter } from '@/app/account/enter';
import { FormEnd } from '@/app/account/fields';
import { signInMessage } from './sign-in-message';

export function SignInForm({ next, refusal }: { next: Route; refusal: string | null }) {
  const [pending, startTransition] = useTransition();
  const [message, setMessage] = useState(refusal && signInMessage(refusal));

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.currentTarget));
    startTransition(async () => {
      try {
        const result = await signIn('credentials', { ...form, redirect: false });
        if (result?.ok) enter(next);
        else setMessage(signInMessage(result?.error ?? ''));
      } catch {
        setMessage('The server could not be reached. Check the connection and try again.');
      }
    });
  }

  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <TextInput label="E-mail" name="email" type="email" autoComplete="username" required />
        <PasswordInput label="Password" name="password" autoComplete="current-password" required />
        <FormEnd message={message} pending={pending}>
          Sign in
        </FormEnd>
      </Stack>
    </form>
  );
}
