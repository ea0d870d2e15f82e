'use client';

import { Stack, TextInput } from '@mantine/core';
import { enter } from '@/app/account/enter';
import { FormEnd } from '@/app/account/fields';
import { useFormAction } from '@/app/account/use-form-action';
import { joinClassAction } from '@/lib/people/joining/actions';

export function JoinForm({ code }: { code: string }) {
  const form = useFormAction(joinClassAction, () => enter('/'));
  return (
    <form onSubmit={form.onSubmit}>
      <Stack>
        <TextInput
          label="Join code"
          {...form.field('code')}
          autoComplete="off"
          spellCheck={false}
          required
          defaultValue={code}
        />
        <FormEnd message={form.message} pending={form.pending}>
          Join the class
        </FormEnd>
      </Stack>
    </form>
  );
}
