'use client';

import { Anchor, Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { signIn } from 'next-auth/react';
import { type FormEvent, useEffect, useState, useTransition } from 'react';
import { signInMessage } from '@/app/sign-in/sign-in-message';
import { FormEnd } from './fields';
import { noServer, provideSignIn } from './sending';

/** Waits for the answer of whoever asked. */
type Answer = (signedIn: boolean) => void;

/** `email`: of who was signed in when the page was loaded: what was asked for is theirs to do. */
export function SignInAgain({ email }: { email: string }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => provideSignIn(() => new Promise<boolean>((resolve) => setAnswer(() => resolve))), []);
  if (!answer) return null;
  const close: Answer = (signedIn) => {
    setAnswer(null);
    answer(signedIn);
  };
  return (
    <Modal opened onClose={() => close(false)} title="Your session has ended" centered>
      <Text mb="md">Sign in to go on: what you have asked for is done then, and nothing that you typed is lost.</Text>
      <SignInHere email={email} onDone={() => close(true)} />
      <Group justify="space-between" mt="md">
        <Anchor href="/sign-in" target="_blank" size="sm">
          Sign in another way, in a new tab
        </Anchor>
        <Button size="xs" variant="subtle" onClick={() => close(true)}>
          I have signed in there
        </Button>
      </Group>
    </Modal>
  );
}

function SignInHere({ email, onDone }: { email: string; onDone: () => void }) {
  const [pending, startTransition] = useTransition();
  const [message, setMessage] = useState<string | null>(null);

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get('password');
    startTransition(async () => {
      const result = await signIn('credentials', { email, password, redirect: false }).catch(() => null);
      if (result?.ok) onDone();
      else setMessage(result ? signInMessage(result.error ?? '') : noServer);
    });
  }

  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <TextInput label="E-mail" type="email" autoComplete="username" value={email} readOnly />
        <PasswordInput label="Password" name="password" autoComplete="current-password" required data-autofocus />
        <FormEnd message={message} pending={pending}>
          Sign in and go on
        </FormEnd>
      </Stack>
    </form>
  );
}
