'use client';

import { Button, Group, Paper, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useFormAction } from '@/app/account/use-form-action';
import { classPath } from '@/app/paths';
import { Refused } from '@/app/refused';
import { createClassAction } from '@/lib/teaching/classes/actions';

export function CreateClassForm() {
  const router = useRouter();
  const form = useFormAction(createClassAction, ({ classId }) => router.push(classPath(classId)));
  return (
    <Paper withBorder p="lg" radius="md" maw={720}>
      <form onSubmit={form.onSubmit}>
        <input type="hidden" name="timeZone" ref={fillTimeZone} />
        <Group align="end">
          <TextInput
            label="Name of a new class"
            {...form.field('name')}
            placeholder="Deep learning, autumn"
            required
            maxLength={120}
            style={{ flex: 1 }}
          />
          <Button type="submit" loading={form.pending}>
            Create the class
          </Button>
        </Group>
        <Refused message={form.message} mt="sm" />
      </form>
    </Paper>
  );
}

/** The browser's own: due dates of the class are shown to its staff in it, and it can be changed in the settings. */
function fillTimeZone(input: HTMLInputElement | null): void {
  if (input) input.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
}
