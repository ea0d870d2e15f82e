'use client';

import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { Autosave, type Opened, type Theirs } from '@/lib/authoring/studio/autosave';
import { browserStorage } from '@/lib/client/documents/storage';
import { browserTabs } from '@/lib/client/documents/tabs';
import { fetchVersion, sendFolder } from './send-folder';

/** How often a page that lies open asks what colleagues saved. */
const refreshMs = 30_000;

/** One for the life of the page; leaving with text that is on no server asks first. */
export function useAutosave(slug: string, owner: string, opened: Opened, onTheirs: (theirs: Theirs) => void) {
  const [autosave] = useState(
    () =>
      new Autosave({
        slug,
        owner,
        storage: browserStorage,
        openTabs: browserTabs,
        opened,
        send: (files, baseVersion) => sendFolder(slug, files, baseVersion),
        findLatest: () => fetchVersion(slug),
      }),
  );
  const files = useSyncExternalStore(autosave.files.subscribe, autosave.files.get, autosave.files.get);
  const state = useSyncExternalStore(autosave.state.subscribe, autosave.state.get, autosave.state.get);
  const arrived = useEffectEvent(onTheirs);
  useEffect(() => {
    const refresh = () => void autosave.refresh().then((theirs) => theirs && arrived(theirs));
    const flush = () => void autosave.flush();
    const onShow = (event: PageTransitionEvent) => event.persisted && refresh();
    const onVisibility = () => (document.visibilityState === 'hidden' ? flush() : refresh());
    const timer = setInterval(() => document.visibilityState === 'visible' && refresh(), refreshMs);
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('pageshow', onShow);
    window.addEventListener('online', flush);
    void autosave.open();
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pageshow', onShow);
      window.removeEventListener('online', flush);
      // Followed a link inside the site: what waits is sent all the same.
      flush();
      autosave.close();
    };
  }, [autosave]);
  const unsaved = state.kind !== 'saved';
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  return { autosave, files, state };
}
