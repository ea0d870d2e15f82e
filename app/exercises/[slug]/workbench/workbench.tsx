'use client';

import { VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useMemo, useState } from 'react';
import { useStore } from '@/app/shell/use-store';
import { browserStorage } from '@/lib/client/documents/storage';
import { findScalarCurves } from '@/lib/content/figures/scalar-curves';
import type { Revision } from '@/lib/core/exercise/revision';
import { listSetAside, visitor } from '@/lib/learning/workbench/draft-store';
import { resultView, summary } from '@/lib/learning/workbench/result-view';
import { ActionBar } from './action-bar';
import { AttemptsTab } from './attempts/attempts-tab';
import { useOwnReview } from './attempts/use-own-review';
import { CodePane } from './code-pane';
import { ConflictDialog } from './conflict-dialog';
import { Instructions, type InstructionTab } from './instructions';
import { marksOf } from './marks';
import { NarrowLayout, type NarrowTab } from './narrow-layout';
import { OwnCurves } from './results/curves/own-curves';
import type { NextExercise } from './results/results-panel';
import { ResultsPane } from './results-pane';
import { ReviewNotice } from './review-notice';
import { useReplaceCode } from './use-replace-code';
import { useRunShortcut } from './use-run-shortcut';
import { useSession, type WorkbenchAssets } from './use-session';
import { PreviewLine, VisitorLine } from './where-work-goes';
import { WideLayout } from './wide-layout';
import classes from './workbench.module.css';

export interface WorkbenchProps {
  /** The public view. */
  readonly revision: Revision;
  /** Null for a visitor. */
  readonly viewerId: string | null;
  readonly assets: WorkbenchAssets;
  readonly heading: ReactNode;
  readonly task: ReactNode;
  readonly lesson: ReactNode;
  readonly next: NextExercise | null;
  /** The instructions open with the attempts: a link to a comment was followed. */
  readonly showAttempts: boolean;
  /** For its author, before it is published: verified by the studio, kept nowhere. */
  readonly preview?: boolean;
}

/** The page on which an exercise is solved: instructions, editor and results. */
export function Workbench({
  revision,
  viewerId,
  assets,
  heading,
  task,
  lesson,
  next,
  showAttempts,
  preview = false,
}: WorkbenchProps) {
  const owner = viewerId ?? visitor;
  const { session, editor, ready } = useSession(revision, viewerId, assets, preview);
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const [instructionTab, setInstructionTab] = useState<InstructionTab>(showAttempts ? 'attempts' : 'task');
  const [narrowTab, setNarrowTab] = useState<NarrowTab>('task');
  const [choosing, setChoosing] = useState(true);

  const source = useStore(session.draft.text);
  const draft = useStore(session.draft.status);
  const run = useStore(session.run.state);
  const submission = useStore(session.submission.state);
  const mode = useStore(session.mode);
  const ran = useStore(session.ran);
  const attempts = useStore(session.attempts.state);
  const onScreen = instructionTab === 'attempts' && (!narrow || narrowTab === 'task');
  const { review, unseen } = useOwnReview(revision.slug, viewerId, onScreen);

  // The code that the results shown are of.
  const graded = mode === 'submit' && submission.kind !== 'idle' ? submission.source : ran;
  const view = resultView(mode, run, submission, revision.checks.length);
  const marks = useMemo(
    () => (graded === source ? marksOf(view.report, view.checks) : []),
    [graded, source, view.report, view.checks],
  );

  const drawable = findScalarCurves(revision.slug);

  const showCode = () => setNarrowTab('code');
  const { slug, starter } = revision;
  const replaceCode = useReplaceCode(session, editor, { slug, starter, owner, showCode });
  const choose = (decide: () => void) => () => {
    decide();
    setChoosing(true);
  };
  const onRun = () => {
    if (!ready) return;
    setNarrowTab('results');
    session.runNow();
  };
  const onSubmit = () => {
    setNarrowTab('results');
    session.submit();
  };
  const onShowLine = (line: number, column: number | null) => {
    showCode();
    // On a phone the editor is hidden until its tab has been shown.
    setTimeout(() => editor.current?.showLine(line, column));
  };
  useRunShortcut(onRun);

  const actions = (
    <ActionBar
      running={view.running}
      submitting={(submission.kind === 'sending' || submission.kind === 'verifying') && submission.source === source}
      disabled={!ready}
      onRun={onRun}
      onStop={() => session.stop()}
      onSubmit={onSubmit}
    />
  );
  const instructions = (
    <Instructions
      tab={instructionTab}
      onTab={setInstructionTab}
      heading={narrow ? null : heading}
      notice={onScreen ? null : <ReviewNotice unseen={unseen} onShow={() => setInstructionTab('attempts')} />}
      task={task}
      lesson={lesson}
      attemptCount={attempts.attempts.length}
      attempts={
        <AttemptsTab
          state={attempts}
          review={review}
          setAside={instructionTab === 'attempts' ? listSetAside(browserStorage, owner, revision.slug) : []}
          currentSource={() => session.draft.source}
          assets={assets}
          onLoad={(earlier) => replaceCode(earlier, 'Loaded an earlier version.', 'replaced by an earlier version')}
        />
      }
    />
  );
  const code = (
    <CodePane
      revision={revision}
      assets={assets}
      ready={ready}
      plain={narrow}
      editor={editor}
      source={source}
      marks={marks}
      status={draft}
      onChoose={() => setChoosing(true)}
      onReset={() => replaceCode(revision.starter, 'Back to the starter.', 'replaced by the starter')}
      onChange={(text) => session.draft.edit(text)}
      onRun={onRun}
    />
  );
  const results = (
    <ResultsPane
      actions={narrow ? null : actions}
      notice={preview ? <PreviewLine /> : viewerId === null ? <VisitorLine /> : null}
      view={view}
      outdated={graded !== null && graded !== source}
      slug={revision.slug}
      revisionId={revision.id}
      hiddenChecks={revision.withheld.checks}
      next={next}
      onShowLine={onShowLine}
      curves={
        drawable && graded !== null && !view.running && view.report !== null && view.report.problem === null ? (
          <OwnCurves curves={drawable} source={graded} sample={session.sample} />
        ) : null
      }
    />
  );

  return (
    <div className={classes.workbench}>
      {narrow ? (
        <NarrowLayout
          tab={narrowTab}
          onTab={setNarrowTab}
          heading={heading}
          instructions={instructions}
          code={code}
          results={results}
          actions={actions}
        />
      ) : (
        <WideLayout instructions={instructions} code={code} results={results} />
      )}
      <VisuallyHidden role="status" aria-live="polite">
        {view.running ? 'Running the public checks…' : summary(view)}
      </VisuallyHidden>
      {draft.state.kind === 'conflict' && (
        <ConflictDialog
          opened={choosing}
          mine={source}
          theirs={draft.state.theirs}
          assets={assets}
          onKeepMine={choose(() => session.draft.keepMine())}
          onTakeTheirs={choose(() => session.draft.takeTheirs())}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}
