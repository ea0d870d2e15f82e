'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { browserStorage, memoryStorage } from '@/lib/client/documents/storage';
import { browserTabs, noTabs } from '@/lib/client/documents/tabs';
import type { Revision } from '@/lib/core/exercise/revision';
import { browserSandbox } from '@/lib/engine/sandbox/browser/client';
import { previewApi, workbenchApi } from '@/lib/learning/workbench/api';
import type { MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';
import { WorkbenchSession } from '@/lib/learning/workbench/session';
import type { EditorHandle } from './editor/editor-handle';

export interface WorkbenchAssets extends MonacoAssets {
  readonly sandboxWorker: string;
  readonly sandboxWasm: string;
}

/** The server's draft may take this long before the editor opens with what this browser has. */
const patienceMs = 3000;

/** One session for the life of the page. `ready` turns true when the code to show is known. */
export function useSession(
  revision: Revision,
  viewerId: string | null,
  assets: WorkbenchAssets,
  preview = false,
): { session: WorkbenchSession; editor: RefObject<EditorHandle | null>; ready: boolean } {
  const queries = useQueryClient();
  const editor = useRef<EditorHandle>(null);
  const [ready, setReady] = useState(false);
  const [session] = useState(
    () =>
      new WorkbenchSession({
        revision,
        viewerId,
        storage: preview ? memoryStorage() : browserStorage,
        openTabs: preview ? noTabs : browserTabs,
        queries,
        api: preview ? previewApi(revision.slug) : workbenchApi,
        makeSandbox: () => browserSandbox({ workerUrl: assets.sandboxWorker, wasmUrl: assets.sandboxWasm }),
        makeId: () => crypto.randomUUID(),
        onReplace: (source) => editor.current?.follow(source),
      }),
  );

  useEffect(() => {
    const show = () => setReady(true);
    const timer = setTimeout(show, patienceMs);
    void session.open().then(show);
    return () => {
      clearTimeout(timer);
      session.close();
    };
  }, [session]);

  return { session, editor, ready };
}
