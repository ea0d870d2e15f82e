'use client';

import { Anchor, Stack, Text } from '@mantine/core';
import type { Route } from 'next';
import { enter } from '@/app/account/enter';
import { FormEnd } from '@/app/account/fields';
import { useFormAction } from '@/app/account/use-form-action';
import { joinPath } from '@/app/paths';
import { joinClassAction, signOutAction } from '@/lib/people/joining/actions';

/** Joins with the account that is signed in, or leaves it to somebody else at this computer. */
export function JoinButton({ code, next }: { code: string; next: Route }) {
  const form = useFormAction(joinClassAction, () => enter(next));
  return (
    <form onSubmit={form.onSubmit}>
      <input type="hidden" name="code" value={code} />
      <Stack>
        <FormEnd message={form.message ?? form.errors.code ?? null} pending={form.pending}>
          Join the class
        </FormEnd>
        <Text size="sm">
          Not you?{' '}
          <Anchor
            component="button"
            type="button"
            onClick={async () => {
              await signOutAction();
              enter(joinPath(code));
            }}
          >
            Sign out and join as yourself
          </Anchor>
        </Text>
      </Stack>
    </form>
  );
}
