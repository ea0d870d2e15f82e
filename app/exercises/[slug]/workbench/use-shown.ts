'use client';

import { useMemo } from 'react';
import { useStore } from '@/app/shell/use-store';
import { resultView } from '@/lib/learning/workbench/result-view';
import type { WorkbenchSession } from '@/lib/learning/workbench/session';
import { marksOf } from './marks';

/** What the page shows of its session. @param total how many checks the public revision has */
export function useShown(session: WorkbenchSession, total: number) {
  const source = useStore(session.draft.text);
  const draft = useStore(session.draft.status);
  const run = useStore(session.run.state);
  const submission = useStore(session.submission.state);
  const mode = useStore(session.mode);
  const ran = useStore(session.ran);
  const attempts = useStore(session.attempts.state);
  // The code that the results shown are of.
  const graded = mode === 'submit' && submission.kind !== 'idle' ? submission.source : ran;
  const view = resultView(mode, run, submission, total);
  const marks = useMemo(
    () => (graded === source ? marksOf(view.report, view.checks) : []),
    [graded, source, view.report, view.checks],
  );
  const isOnItsWay = submission.kind === 'sending' || submission.kind === 'verifying';
  return {
    ...{ source, draft, attempts, graded, view, marks },
    /** How many attempts are. */
    verified: attempts.attempts.filter(({ state }) => state === 'verified').length,
    submitting: isOnItsWay && submission.source === source,
  };
}

export type Shown = ReturnType<typeof useShown>;
