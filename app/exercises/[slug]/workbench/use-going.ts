'use client';

import type { RefObject } from 'react';
import type { WorkbenchSession } from '@/lib/learning/workbench/session';
import type { EditorHandle } from './editor/editor-handle';
import type { NarrowTab } from './narrow-layout';

/** What Run, Submit and a line's link do; on a phone each leads to the tab where its effect is seen. */
export function useGoing(
  session: WorkbenchSession,
  editor: RefObject<EditorHandle | null>,
  ready: boolean,
  goTo: (tab: NarrowTab) => void,
) {
  return {
    onRun: () => {
      if (!ready) return;
      goTo('results');
      session.runNow();
    },
    onSubmit: () => {
      goTo('results');
      session.submit();
    },
    onShowLine: (line: number, column: number | null) => {
      goTo('code');
      // On a phone the editor is hidden until its tab has been shown.
      setTimeout(() => editor.current?.showLine(line, column));
    },
  };
}
