'use client';

import { Anchor, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { browserStorage } from '@/lib/client/documents/storage';
import type { Heading } from '@/lib/content/lesson/render';
import { resumeAt } from '@/lib/learning/reading/sections';
import { visitor } from '@/lib/learning/workbench/draft-store';
import { findSections, isRead } from '@/lib/learning/workbench/reading';

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
