'use client';

import { use, useState, useSyncExternalStore } from 'react';
import { findHtml } from '@/lib/content/lesson/html-store';
import { type PiecePlace, pieceAddress } from '@/lib/learning/reading/piece-address';
import { fetchPiece } from './fetch-pieces';
import classes from './prose.module.css';

const never = () => () => {};

/**
 * A piece of a finished lesson. It is sent once: a page that is loaded has the HTML in its document, where hydration leaves it,
 * and a page that was reached by a link fetches it.
 */
export function LessonHtml(place: PiecePlace) {
  const isHydrating = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  // What the first render was decides for good: the document keeps its HTML.
  const [isInDocument] = useState(isHydrating);
  const isServer = typeof window === 'undefined';
  const html = isServer ? (findHtml(pieceAddress(place)) ?? '') : isInDocument ? '' : use(fetchPiece(place));
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised by lib/content/lesson.
  return <div className={classes.piece} dangerouslySetInnerHTML={{ __html: html }} suppressHydrationWarning />;
}
