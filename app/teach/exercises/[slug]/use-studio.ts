'use client';

import { useEffect, useState } from 'react';
import { useStore } from '@/app/shell/use-store';
import { sayDone } from '@/app/teach/use-act';
import type { Opened } from '@/lib/authoring/studio/autosave';
import { StudioSession } from '@/lib/authoring/studio/session';
import { browserStorage } from '@/lib/client/documents/storage';
import { browserTabs } from '@/lib/client/documents/tabs';
import { fetchVersion, sendFolder } from './send-folder';

/** One session for the life of the page; leaving with text that is on no server asks first. */
export function useStudio(slug: string, owner: string, opened: Opened): StudioSession {
  const [session] = useState(
    () =>
      new StudioSession({
        slug,
        owner,
        storage: browserStorage,
        openTabs: browserTabs,
        opened,
        send: (files, baseVersion) => sendFolder(slug, files, baseVersion),
        findLatest: () => fetchVersion(slug),
        onTheirs: ({ savedBy, version }) =>
          sayDone(`${savedBy ?? 'Somebody'} saved version ${version}: you see it now.`),
      }),
  );
  useEffect(() => {
    session.open();
    return () => session.close();
  }, [session]);
  const unsaved = useStore(session.saving).kind !== 'saved';
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  return session;
}
