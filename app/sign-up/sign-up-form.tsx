'use client';

import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { enter } from '@/app/account/enter';
import { FormEnd, NewAccountFields } from '@/app/account/fields';
import { ProviderButtons } from '@/app/account/provider-buttons';
import { useFormAction } from '@/app/account/use-form-action';
import { rememberJoinCodeAction, signUpAction } from '@/lib/auth/actions';
import type { ProviderButton } from '@/lib/auth/options.server';

export function SignUpForm({ code: given, providers }: { code: string; providers: readonly ProviderButton[] }) {
  const [code, setCode] = useState(given);
  const [codeError, setCodeError] = useState<string>();
  const form = useFormAction(signUpAction, () => enter('/'));

  async function rememberCode(): Promise<boolean> {
    const data = new FormData();
    data.set('code', code);
    const result = await rememberJoinCodeAction(null, data);
    setCodeError(result.ok ? undefined : (result.errors.code ?? result.message ?? undefined));
    return result.ok;
  }

  return (
    <>
      <form onSubmit={form.onSubmit}>
        <Stack>
          <TextInput
            label="Join code"
            name="code"
            autoComplete="off"
            spellCheck={false}
            required
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={form.errors.code ?? codeError}
          />
          <NewAccountFields errors={form.errors} />
          <FormEnd message={form.message} pending={form.pending}>
            Sign up
          </FormEnd>
        </Stack>
      </form>
      <ProviderButtons providers={providers} next="/" before={rememberCode} />
    </>
  );
}
