'use client';

import { Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { changeNameAction } from '@/lib/people/accounts/actions';
import { FormEnd } from './fields';
import { useFormAction } from './use-form-action';

export function NameForm({ name }: { name: string }) {
  const form = useFormAction(changeNameAction, () => notifications.show({ message: 'Your name was changed.' }));
  return (
    <form onSubmit={form.onSubmit}>
      <Stack>
        <TextInput
          label="Your name"
          description="As your instructors and, in reviews, your students see it."
          {...form.field('name')}
          autoComplete="name"
          required
          maxLength={100}
          defaultValue={name}
        />
        <FormEnd message={form.message} pending={form.pending}>
          Change the name
        </FormEnd>
      </Stack>
    </form>
  );
}
