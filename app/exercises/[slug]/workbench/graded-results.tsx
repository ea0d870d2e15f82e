'use client';

import type { ReactNode } from 'react';
import { findScalarCurves } from '@/lib/content/figures/scalar-curves';
import type { Revision } from '@/lib/core/exercise/revision';
import type { Repair } from '@/lib/core/grader/stray-characters';
import { findBetter } from '@/lib/learning/workbench/better-attempt';
import type { WorkbenchSession } from '@/lib/learning/workbench/session';
import { OwnCurves } from './results/curves/own-curves';
import { RepairButtons } from './results/repair-buttons';
import type { NextExercise } from './results/results-panel';
import { ResultsPane } from './results-pane';
import type { Shown } from './use-shown';
import { PreviewLine, VisitorLine } from './where-work-goes';

interface Props {
  readonly session: WorkbenchSession;
  readonly revision: Revision;
  readonly shown: Shown;
  /** Run and Submit; null where they stand elsewhere. */
  readonly actions: ReactNode | null;
  readonly place: 'account' | 'visitor' | 'preview';
  readonly next: NextExercise | null;
  readonly onShowLine: (line: number, column: number | null) => void;
  readonly onMend: (repairs: readonly Repair[]) => void;
}

const notices = { account: null, visitor: <VisitorLine />, preview: <PreviewLine /> };

/** The results of what was last run or submitted, with its curves where there is something to draw. */
export function GradedResults({
  session,
  revision,
  shown: { view, graded, source, attempts },
  place,
  onMend,
  ...pane
}: Props) {
  const drawable = findScalarCurves(revision.slug);
  const isWhole = !view.running && view.report !== null && view.report.problem === null;
  return (
    <ResultsPane
      {...pane}
      notice={notices[place]}
      view={view}
      better={view.phase === 'verified' && view.report ? findBetter(attempts.attempts, view.report) : null}
      outdated={graded !== null && graded !== source}
      slug={revision.slug}
      revisionId={revision.id}
      hiddenChecks={revision.withheld.checks}
      repair={<RepairButtons source={source} onMend={onMend} />}
      curves={
        drawable && graded !== null && isWhole ? (
          <OwnCurves curves={drawable} source={graded} sample={session.sample} />
        ) : null
      }
    />
  );
}
