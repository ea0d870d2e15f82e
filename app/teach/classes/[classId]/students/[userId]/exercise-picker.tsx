'use client';

import { NativeSelect } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { selectionPath } from './selection';

interface Props {
  readonly path: string;
  /** Null: all. */
  readonly slug: string | null;
  readonly exercises: readonly { readonly slug: string; readonly title: string; readonly attempts: number }[];
}

export function ExercisePicker({ path, slug, exercises }: Props) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  return (
    <NativeSelect
      label="Exercise"
      value={slug ?? ''}
      disabled={pending}
      onChange={({ currentTarget: { value } }) =>
        startTransition(() => router.push(selectionPath(path, { slug: value || undefined })))
      }
      data={[
        { value: '', label: 'All exercises' },
        ...exercises.map((exercise) => ({
          value: exercise.slug,
          label: exercise.attempts === 0 ? exercise.title : `${exercise.title} (${exercise.attempts})`,
        })),
      ]}
    />
  );
}
