'use client';

import { useEffect, useRef, useState } from 'react';
import { browserStorage } from '@/lib/client/documents/storage';
import { putReading } from '@/lib/learning/reading/endpoints';
import { lessonEnd } from '@/lib/learning/reading/sections';
import { visitor } from '@/lib/learning/workbench/draft-store';
import { findSections, isRead, keepSections } from '@/lib/learning/workbench/reading';
import { call } from '@/lib/platform/contract/call';

/** A section counts as read when it was the current one for so long. */
const dwellMs = 2000;
const syncMs = 4000;

interface Options {
  readonly slug: string;
  readonly viewerId: string | null;
  /** As the server knows them. */
  readonly known: readonly string[];
  readonly current: string | null;
}

/** The sections read so far, kept in this browser and, for who is signed in, on the server. */
export function useReading({ slug, viewerId, known, current }: Options): ReadonlySet<string> {
  const owner = viewerId ?? visitor;
  const [read, setRead] = useState<ReadonlySet<string>>(() => new Set(known));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server knew is taken once; it is the same page.
  useEffect(() => {
    const kept = findSections(browserStorage, owner, slug);
    setRead(new Set([...kept.filter((section) => !known.includes(section)), ...known]));
  }, [owner, slug]);

  useEffect(() => {
    if (current === null) return undefined;
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') setRead((before) => lastOf(before, current));
    }, dwellMs);
    return () => clearTimeout(timer);
  }, [current]);

  useEffect(() => {
    if (read.size > 0) keepSections(browserStorage, owner, slug, [...read]);
  }, [read, owner, slug]);
  useSync(slug, viewerId, known, read);
  return read;
}

/** The same set where nothing changes. */
function lastOf(before: ReadonlySet<string>, section: string): ReadonlySet<string> {
  if ([...before].at(-1) === section) return before;
  return new Set([...[...before].filter((other) => other !== section), section]);
}

/** Tells the server what it does not know: a while after a change, and when the page is left. */
function useSync(slug: string, viewerId: string | null, known: readonly string[], read: ReadonlySet<string>): void {
  const sent = useRef<readonly string[]>(known);
  const latest = useRef(() => {});
  useEffect(() => {
    if (viewerId === null) return undefined;
    const send = () => {
      const hasEnd = isRead(browserStorage, viewerId, slug) && !sent.current.includes(lessonEnd);
      // The end goes first: the last one sent is where the reader goes on.
      const sections = [...(hasEnd ? [lessonEnd] : []), ...read];
      if (sections.length === 0 || sections.join() === sent.current.join()) return;
      const before = sent.current;
      sent.current = sections;
      void call(putReading, { params: { slug }, body: { sections } }).then(({ kind }) => {
        // It is kept in this browser and goes with the next change.
        if (kind === 'unreachable' || kind === 'busy') sent.current = before;
      });
    };
    latest.current = send;
    const timer = setTimeout(send, syncMs);
    const onHide = () => document.visibilityState === 'hidden' && send();
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', send);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', send);
    };
  }, [slug, viewerId, read]);
  // Another page of Nabla is no page that is hidden.
  useEffect(() => () => latest.current(), []);
}
