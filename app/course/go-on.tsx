'use client';

import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { exercisePath, lessonPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { browserStorage } from '@/lib/client/documents/storage';
import { visitor } from '@/lib/learning/workbench/draft-store';
import { findPlace, laterPlace, type ReadingPlace } from '@/lib/learning/workbench/reading';

interface Props {
  readonly exercises: readonly { readonly slug: string; readonly title: string }[];
  /** As the server knows it, perhaps from another device. */
  readonly last: ReadingPlace | null;
  readonly viewerId: string | null;
}

/** Back to the lesson or exercise that was open last; to the first lesson for who comes for the first time. */
export function GoOn({ exercises, last, viewerId }: Props) {
  const [place, setPlace] = useState(last);
  useEffect(() => setPlace(laterPlace(findPlace(browserStorage, viewerId ?? visitor), last)), [last, viewerId]);

  const there = exercises.find(({ slug }) => slug === place?.slug);
  const first = exercises[0];
  if (place && there) {
    const href = place.kind === 'lesson' ? lessonPath(there.slug) : exercisePath(there.slug);
    return (
      <Button component={Link} href={href} size="md">
        Go on: {there.title}
      </Button>
    );
  }
  if (!first) return null;
  return (
    <Button component={Link} href={lessonPath(first.slug)} size="md">
      Start the first lesson
    </Button>
  );
}
