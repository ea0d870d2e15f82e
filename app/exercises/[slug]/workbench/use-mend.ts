'use client';

import type { RefObject } from 'react';
import { mended, type Repair } from '@/lib/core/grader/stray-characters';
import type { WorkbenchSession } from '@/lib/learning/workbench/session';
import type { EditorHandle } from './editor/editor-handle';

/** Changes places of the student's code at their wish. @param showCode brings the editor into view where it shares its place */
export function useMend(
  session: WorkbenchSession,
  editor: RefObject<EditorHandle | null>,
  showCode: () => void,
): (repairs: readonly Repair[]) => void {
  return (repairs) => {
    showCode();
    // On a phone the editor is hidden until its tab has been shown.
    setTimeout(() => {
      if (editor.current) editor.current.mend(repairs);
      else session.draft.edit(mended(session.draft.source, repairs));
    });
  };
}
