'use client';

import { useEffect, useRef } from 'react';
import { visitor } from '@/lib/workbench/draft-store';
import { keepPlace, markRead } from '@/lib/workbench/reading';
import { browserStorage } from '@/lib/workbench/storage';

interface Props {
  readonly kind: 'lesson' | 'exercise';
  readonly slug: string;
  readonly viewerId: string | null;
}

/** Notes in this browser where the reader is; at the end of a lesson, or in its exercise, that the lesson was read. */
export function NotePlace({ kind, slug, viewerId }: Props) {
  const end = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const owner = viewerId ?? visitor;
    keepPlace(browserStorage, owner, { kind, slug, at: Date.now() });
    if (kind === 'exercise') return markRead(browserStorage, owner, slug);
    if (!end.current || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) markRead(browserStorage, owner, slug);
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [kind, slug, viewerId]);
  return <span ref={end} aria-hidden />;
}
