'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { workbenchApi } from '@/lib/learning/workbench/api';
import { getReview, type ReceivedReview } from '@/lib/learning/workbench/endpoints';
import { queryOf } from '@/lib/platform/contract/query';

const nothing: ReceivedReview = { comments: [], scores: [], standings: [] };

/**
 * What staff said of the student's work on the exercise, looked for again whenever the page is come back to. Comments
 * are seen once they have been on the screen (`shown`); they stay marked as new until the page is left.
 * @param verified how many attempts are: with another, something else may count
 */
export function useOwnReview(slug: string, viewerId: string | null, shown: boolean, verified: number) {
  const router = useRouter();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const { data: review = nothing } = useQuery({
    ...queryOf(getReview, { params: { slug } }, verified),
    enabled: viewerId !== null,
    placeholderData: keepPreviousData,
  });
  const unseen = review.comments.flatMap(({ id, isNew }) => (isNew && !marked.has(id) ? id : []));
  const waiting = unseen.join();

  useEffect(() => {
    if (!shown || waiting === '') return;
    const ids = waiting.split(',');
    void workbenchApi.markSeen(slug, ids).then((answer) => {
      if (answer.kind !== 'ok') return;
      setMarked((before) => new Set([...before, ...ids]));
      router.refresh(); // the notice in the header
    });
  }, [shown, waiting, slug, router]);

  return { review, unseen: unseen.length };
}
