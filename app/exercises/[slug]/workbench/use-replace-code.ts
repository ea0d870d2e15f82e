'use client';

import type { RefObject } from 'react';
import { browserStorage } from '@/lib/client/documents/storage';
import { setAside } from '@/lib/learning/workbench/draft-store';
import type { WorkbenchSession } from '@/lib/learning/workbench/session';
import type { EditorHandle } from './editor/editor-handle';
import { announceReplaced } from './replaced-notice';

interface Options {
  readonly slug: string;
  readonly starter: string;
  readonly owner: string;
  /** Brings the editor into view where it shares its place. */
  readonly showCode: () => void;
}

/** Puts other code in place of the student's at their own wish: undoable, and what was there is set aside. */
export function useReplaceCode(
  session: WorkbenchSession,
  editor: RefObject<EditorHandle | null>,
  { slug, starter, owner, showCode }: Options,
): (source: string, notice: string, why: string) => void {
  const put = (source: string) => {
    if (editor.current) editor.current.replace(source);
    else session.draft.edit(source);
  };
  return (source, notice, why) => {
    const before = session.draft.source;
    if (before === source) return;
    if (before !== starter) setAside(browserStorage, owner, slug, before, why);
    showCode();
    // On a phone the editor is hidden until its tab has been shown.
    setTimeout(() => {
      put(source);
      announceReplaced(notice, () => put(before));
    });
  };
}
