'use client';

import { Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Heading } from '@/lib/content/lesson/render';
import { Contents } from './contents';
import classes from './contents.module.css';
import { useReading } from './use-reading';

/** What stands above this share of the window is being read, or has been. */
const readingLine = 0.35;

interface Props {
  readonly headings: readonly Heading[];
  /** The id of the lesson's element. */
  readonly article: string;
  readonly slug: string;
  readonly viewerId: string | null;
  /** Sections read, as the server knows them. */
  readonly known: readonly string[];
}

/** Beside the lesson: its sections, with the one being read and those that were; above it, how far the reader is. */
export function ReadingGuide({ headings, article, slug, viewerId, known }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const read = useReading({ slug, viewerId, known, current });
  useEffect(
    () =>
      onScroll(() => {
        const box = document.getElementById(article)?.getBoundingClientRect();
        // Written past React: a bar that follows the finger is no reason to draw the list again.
        if (box && bar.current) bar.current.style.transform = `scaleX(${shareRead(box)})`;
        setCurrent(currentOf(headings));
      }),
    [headings, article],
  );
  return (
    <>
      <div ref={bar} className={classes.bar} aria-hidden />
      {headings.length > 0 && (
        <nav className={classes.contents} aria-labelledby="lesson_contents">
          <Text size="sm" fw={600} id="lesson_contents" mb={6}>
            In this lesson
          </Text>
          <Contents headings={headings} current={current} read={read} />
        </nav>
      )}
    </>
  );
}

/** 0 at the top, 1 once the end of the lesson is in view. */
function shareRead({ top, height }: DOMRect): number {
  const room = height - window.innerHeight;
  return room <= 0 ? 1 : Math.min(1, Math.max(0, -top / room));
}

function currentOf(headings: readonly Heading[]): string | null {
  const passed = headings.filter(({ id }) => {
    const top = document.getElementById(id)?.getBoundingClientRect().top;
    return top !== undefined && top < readingLine * window.innerHeight;
  });
  return passed.at(-1)?.id ?? null;
}

/** Once now, then at most once a frame. Returns what ends it. */
function onScroll(follow: () => void): () => void {
  let frame = 0;
  const request = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(follow);
  };
  request();
  window.addEventListener('scroll', request, { passive: true });
  window.addEventListener('resize', request);
  return () => {
    cancelAnimationFrame(frame);
    window.removeEventListener('scroll', request);
    window.removeEventListener('resize', request);
  };
}
