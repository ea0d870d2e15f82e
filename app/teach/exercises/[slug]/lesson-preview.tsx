'use client';

import { Alert, Loader } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { valueFromAction } from '@/lib/platform/contract/query';
import { previewLessonAction } from './preview-lesson';
import classes from './studio.module.css';

const pauseMs = 500;

/** Follows the text after a pause in typing; the last one stays while the next is made. */
export function LessonPreview({ slug, markdown }: { slug: string; markdown: string }) {
  const [settled] = useDebouncedValue(markdown, pauseMs);
  const { data: shown, failureReason } = useQuery({
    queryKey: ['lesson-preview', slug, settled],
    queryFn: async () => valueFromAction(await previewLessonAction(slug, settled)),
    placeholderData: keepPreviousData,
    // Of the text as it was: only another text makes another preview.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    // Elements of React, not data.
    structuralSharing: false,
  });
  return (
    <section aria-label="The lesson as students see it" className={classes.preview}>
      {failureReason && (
        <Alert color="yellow" variant="light" mb="sm">
          The preview could not be made: the server was not reached. It follows with the next change.
        </Alert>
      )}
      {shown ?? <Loader role="status" aria-label="The preview is being made" />}
    </section>
  );
}
