'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { workbenchApi } from '@/lib/learning/workbench/api';
import type { ReceivedReview } from '@/lib/learning/workbench/endpoints';

const nothing: ReceivedReview = { comments: [], scores: [], standings: [] };

/**
 * What staff said of the student's work on the exercise, looked for again whenever the page is come back to. Comments
 * are seen once they have been on the screen (`shown`); they stay marked as new until the page is left.
 * @param verified how many attempts are: with another, something else may count
 */
export function useOwnReview(slug: string, viewerId: string | null, shown: boolean, verified: number) {
  const router = useRouter();
  const [review, setReview] = useState(nothing);
  const [unseen, setUnseen] = useState<readonly string[]>([]);
  const marked = useRef(new Set<string>());

  // biome-ignore lint/correctness/useExhaustiveDependencies(verified): a verdict more is a reason to ask again
  useEffect(() => {
    if (viewerId === null) return;
    let left = false;
    const load = async () => {
      const answer = await workbenchApi.getReview(slug);
      if (left || answer.kind !== 'ok') return;
      setReview(answer.value);
      setUnseen(answer.value.comments.flatMap(({ id, isNew }) => (isNew && !marked.current.has(id) ? id : [])));
    };
    const onVisible = () => document.visibilityState === 'visible' && void load();
    void load();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [slug, viewerId, verified]);

  useEffect(() => {
    if (!shown || unseen.length === 0) return;
    void workbenchApi.markSeen(slug, unseen).then((answer) => {
      if (answer.kind !== 'ok') return;
      for (const id of unseen) marked.current.add(id);
      setUnseen([]);
      router.refresh(); // the notice in the header
    });
  }, [shown, unseen, slug, router]);

  return { review, unseen: unseen.length };
}
