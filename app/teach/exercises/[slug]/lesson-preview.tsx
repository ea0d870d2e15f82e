'use client';

import { Alert, Loader } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { previewLessonAction } from './preview-lesson';
import classes from './studio.module.css';

const pauseMs = 500;

/** Follows the text after a pause in typing; the last one stays while the next is made. */
export function LessonPreview({ slug, markdown }: { slug: string; markdown: string }) {
  const [shown, setShown] = useState<ReactNode>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      previewLessonAction(slug, markdown).then(
        (made) => {
          if (!current) return;
          if (made.ok) setShown(made.value);
          setFailed(!made.ok);
        },
        () => current && setFailed(true),
      );
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [slug, markdown]);
  return (
    <section aria-label="The lesson as students see it" className={classes.preview}>
      {failed && (
        <Alert color="yellow" variant="light" mb="sm">
          The preview could not be made: the server was not reached. It follows with the next change.
        </Alert>
      )}
      {shown ?? <Loader role="status" aria-label="The preview is being made" />}
    </section>
  );
}
