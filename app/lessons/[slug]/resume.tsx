'use client';

import { Anchor, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Heading } from '@/lib/lesson/render';
import { resumeAt } from '@/lib/progress/sections';
import { visitor } from '@/lib/workbench/draft-store';
import { findSections, isRead } from '@/lib/workbench/reading';
import { browserStorage } from '@/lib/workbench/storage';

interface Props {
  readonly headings: readonly Heading[];
  readonly slug: string;
  readonly viewerId: string | null;
  /** Sections read, as the server knows them; nothing for a visitor. */
  readonly known: readonly string[];
}

/** Back to the section where an unfinished reading ended, perhaps on another device. */
export function Resume({ headings, slug, viewerId, known }: Props) {
  const [section, setSection] = useState<string | null>(null);
  useEffect(() => {
    const owner = viewerId ?? visitor;
    if (window.location.hash || isRead(browserStorage, owner, slug)) return;
    const kept = known.length > 0 ? known : findSections(browserStorage, owner, slug);
    setSection(resumeAt(kept, headings));
  }, [headings, slug, viewerId, known]);
  const heading = headings.find(({ id }) => id === section);
  if (!heading) return null;
  return (
    <Text size="sm" mt="xs">
      You were at{' '}
      <Anchor href={`#${heading.id}`} inherit>
        {heading.text}
      </Anchor>
      .
    </Text>
  );
}
