'use client';

import { Stack, TextInput } from '@mantine/core';
import type { Route } from 'next';
import { useState } from 'react';
import { enter } from '@/app/account/enter';
import { FormEnd, NewAccountFields } from '@/app/account/fields';
import { ProviderButtons } from '@/app/account/provider-buttons';
import { useFormAction } from '@/app/account/use-form-action';
import { rememberJoinCodeAction, signUpAction } from '@/lib/people/joining/actions';
import type { ProviderButton } from '@/lib/people/joining/options.server';

const linkClosed = 'This link does not work any more. Ask your instructor for a new one.';

interface Props {
  /** A join code, or an invitation's token. */
  readonly code: string;
  readonly providers: readonly ProviderButton[];
  /** A code is not needed. */
  readonly open?: boolean;
  /** By a link: the code is not to be changed. */
  readonly byLink?: boolean;
  /** What an invitation says of its person; they may change it. */
  readonly known?: { readonly name: string; readonly email: string };
  /** Where to go once signed up. */
  readonly next?: Route;
}

export function SignUpForm({ code: given, providers, byLink = false, open = false, known, next = '/' }: Props) {
  const [code, setCode] = useState(given);
  const form = useFormAction(signUpAction, () => enter(next));

  async function rememberCode(): Promise<boolean> {
    const data = new FormData();
    data.set('code', code);
    const result = await rememberJoinCodeAction(null, data);
    form.setFieldError('code', result.ok ? null : (result.errors.code ?? result.message));
    return result.ok;
  }

  return (
    <>
      <form onSubmit={form.onSubmit}>
        <Stack>
          {byLink ? (
            <input type="hidden" name="code" value={code} />
          ) : (
            <TextInput
              label={open ? 'Join code (if you have one)' : 'Join code'}
              {...form.field('code')}
              autoComplete="off"
              spellCheck={false}
              required={!open}
              value={code}
              onChange={(event) => {
                setCode(event.currentTarget.value);
                form.field('code').onChange();
              }}
            />
          )}
          <NewAccountFields field={form.field} known={known} />
          <FormEnd message={form.message ?? (byLink && form.errors.code ? linkClosed : null)} pending={form.pending}>
            Sign up
          </FormEnd>
        </Stack>
      </form>
      <ProviderButtons providers={providers} next={next} before={rememberCode} />
    </>
  );
}
