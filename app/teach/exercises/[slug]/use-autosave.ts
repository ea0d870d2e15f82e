'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { Autosave, type Opened } from '@/lib/studio/autosave';
import { browserStorage } from '@/lib/workbench/storage';
import { sendFolder } from './send-folder';

/** One for the life of the page; leaving with text that is on no server asks first. */
export function useAutosave(slug: string, opened: Opened) {
  const [autosave] = useState(
    () =>
      new Autosave({
        slug,
        storage: browserStorage,
        opened,
        send: (files, baseVersion) => sendFolder(slug, files, baseVersion),
      }),
  );
  useEffect(() => () => autosave.close(), [autosave]);
  const state = useSyncExternalStore(autosave.state.subscribe, autosave.state.get, autosave.state.get);
  const unsaved = state.kind !== 'saved';
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  return { autosave, state };
}
