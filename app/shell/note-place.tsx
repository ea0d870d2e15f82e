'use client';

import { useEffect, useRef } from 'react';
import { browserStorage } from '@/lib/client/documents/storage';
import { visitor } from '@/lib/learning/workbench/draft-store';
import { keepPlace, markRead } from '@/lib/learning/workbench/reading';

interface Props {
  readonly kind: 'lesson' | 'exercise';
  readonly slug: string;
  readonly viewerId: string | null;
}

/** Notes in this browser where the reader is, and at the end of a lesson that it was read. */
export function NotePlace({ kind, slug, viewerId }: Props) {
  const end = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const owner = viewerId ?? visitor;
    keepPlace(browserStorage, owner, { kind, slug, at: Date.now() });
    if (kind === 'exercise' || !end.current || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) markRead(browserStorage, owner, slug);
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [kind, slug, viewerId]);
  return <span ref={end} aria-hidden />;
}
