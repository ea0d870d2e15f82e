'use client';

import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { browserStorage, findStored } from '@/lib/client/documents/storage';

/** Where a comment that is being written will stand: `whole`, the number of a line, or `edit:` and the comment's id. */
export type DraftTarget = string;
type Drafts = Readonly<Record<DraftTarget, string>>;

const schema = z.record(z.string(), z.string());

export interface CommentDrafts {
  readonly texts: Drafts;
  /** Null ends it: it was sent, or given up. */
  set(target: DraftTarget, text: string | null): void;
}

/** What every part of a comment thread is about. */
export interface ThreadProps {
  readonly classId: string;
  readonly attemptId: string;
  readonly drafts: CommentDrafts;
}

/** Comments being written survive a reload: kept in this browser, by who writes and on which attempt. */
export function useCommentDrafts(viewerId: string, attemptId: string): CommentDrafts {
  const key = `nabla:comments:${viewerId}:${attemptId}`;
  const [texts, setTexts] = useState<Drafts>({});
  const latest = useRef<Drafts>(texts);
  useEffect(() => {
    latest.current = findStored(browserStorage, key, schema) ?? {};
    setTexts(latest.current);
  }, [key]);
  return {
    texts,
    set: (target, text) => {
      const { [target]: _, ...others } = latest.current;
      latest.current = text === null ? others : { ...others, [target]: text };
      setTexts(latest.current);
      const kept = Object.fromEntries(Object.entries(latest.current).filter(([, typed]) => typed !== ''));
      if (Object.keys(kept).length === 0) browserStorage.remove(key);
      else browserStorage.set(key, JSON.stringify(kept));
    },
  };
}
