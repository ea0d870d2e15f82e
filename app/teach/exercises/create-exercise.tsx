'use client';

import { Button, Group, NativeSelect, Paper, Stack, TextInput, Title } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useFormAction } from '@/app/account/use-form-action';
import { studioPath } from '@/app/paths';
import { Refused } from '@/app/refused';
import { createExerciseAction } from '@/lib/authoring/studio/actions';

interface Props {
  readonly classes: readonly { readonly id: string; readonly name: string }[];
  /** What can be copied. */
  readonly sources: readonly { readonly slug: string; readonly title: string }[];
}

export function CreateExercise({ classes, sources }: Props) {
  const router = useRouter();
  const form = useFormAction(createExerciseAction, ({ slug }) => router.push(studioPath(slug)));
  return (
    <Paper withBorder p="lg" radius="md">
      <Title order={2} fz="lg" mb="sm">
        A new exercise
      </Title>
      <form onSubmit={form.onSubmit}>
        <Stack gap="md">
          <TextInput
            label="Short name"
            description="In its address and as the name of its folder: lower-case words joined by hyphens."
            {...form.field('slug')}
            placeholder="softplus"
            required
            maxLength={60}
          />
          <Group grow align="start">
            <NativeSelect
              label="For"
              description="Instructors of the class may edit it."
              {...form.field('classId')}
              data={[
                { value: '', label: 'the classes I assign it to' },
                ...classes.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <NativeSelect
              label="Begin with"
              description="A copy is yours to change."
              {...form.field('from')}
              data={[
                { value: '', label: 'a small exercise that works' },
                ...sources.map(({ slug, title }) => ({ value: slug, label: `a copy of ${title}` })),
              ]}
            />
          </Group>
          <Refused message={form.message} />
          <Button type="submit" loading={form.pending} style={{ alignSelf: 'start' }}>
            Begin
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
