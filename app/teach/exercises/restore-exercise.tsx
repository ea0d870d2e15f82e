'use client';

import { Button, Group, Text } from '@mantine/core';
import { restoreExerciseAction } from '@/lib/authoring/studio/actions';
import { sayDone, useAct } from '../use-act';

export function RestoreExercise({ slug, title }: { slug: string; title: string }) {
  const { act, pending } = useAct();
  const restore = () =>
    act(
      () => restoreExerciseAction(slug),
      () => sayDone(`“${title}” is back, as a draft. Publish it again for your students.`),
    );
  return (
    <Group>
      <Text>{title}</Text>
      <Button size="xs" variant="light" loading={pending} onClick={restore} aria-label={`Put ${title} back`}>
        Put back
      </Button>
    </Group>
  );
}
