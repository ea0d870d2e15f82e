'use client';

import { VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { browserStorage } from '@/lib/client/documents/storage';
import type { Revision } from '@/lib/core/exercise/revision';
import { listSetAside, visitor } from '@/lib/learning/workbench/draft-store';
import { summary } from '@/lib/learning/workbench/result-view';
import { ActionBar } from './action-bar';
import { AttemptsTab } from './attempts/attempts-tab';
import { useOwnReview } from './attempts/use-own-review';
import { CodePane } from './code-pane';
import { DraftConflict } from './draft-conflict';
import { GradedResults } from './graded-results';
import { Instructions, type InstructionTab } from './instructions';
import { NarrowLayout, type NarrowTab } from './narrow-layout';
import type { NextExercise } from './results/results-panel';
import { ReviewNotice } from './review-notice';
import { useGoing } from './use-going';
import { useMend } from './use-mend';
import { useReplaceCode } from './use-replace-code';
import { useRunShortcut } from './use-run-shortcut';
import { useSession, type WorkbenchAssets } from './use-session';
import { useShown } from './use-shown';
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
export function Workbench(props: WorkbenchProps) {
  const { revision, viewerId, assets, heading, preview = false } = props;
  const owner = viewerId ?? visitor;
  const { session, editor, ready } = useSession(revision, viewerId, assets, preview);
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const [instructionTab, setInstructionTab] = useState<InstructionTab>(props.showAttempts ? 'attempts' : 'task');
  const [narrowTab, setNarrowTab] = useState<NarrowTab>('task');
  const [choosing, setChoosing] = useState(true);
  const shown = useShown(session, revision.checks.length);
  const { source, draft, view, attempts } = shown;
  const onScreen = instructionTab === 'attempts' && (!narrow || narrowTab === 'task');
  const { review, unseen } = useOwnReview(revision.slug, viewerId, onScreen, shown.verified);

  const showCode = () => setNarrowTab('code');
  const { slug, starter } = revision;
  const replaceCode = useReplaceCode(session, editor, { slug, starter, owner, showCode });
  const { onRun, onSubmit, onShowLine } = useGoing(session, editor, ready, setNarrowTab);
  const mend = useMend(session, editor, showCode);
  useRunShortcut(onRun);

  const actions = (
    <ActionBar
      running={view.running}
      submitting={shown.submitting}
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
      task={props.task}
      lesson={props.lesson}
      attemptCount={attempts.attempts.length}
      attempts={
        <AttemptsTab
          state={attempts}
          review={review}
          setAside={instructionTab === 'attempts' ? listSetAside(browserStorage, owner, slug) : []}
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
      marks={shown.marks}
      status={draft}
      onChoose={() => setChoosing(true)}
      onReset={() => replaceCode(starter, 'Back to the starter.', 'replaced by the starter')}
      onChange={(text) => session.draft.edit(text)}
      onRun={onRun}
    />
  );
  const results = (
    <GradedResults
      session={session}
      revision={revision}
      shown={shown}
      actions={narrow ? null : actions}
      place={preview ? 'preview' : viewerId === null ? 'visitor' : 'account'}
      next={props.next}
      onShowLine={onShowLine}
      onMend={mend}
    />
  );

  return (
    <div className={classes.workbench}>
      {narrow ? (
        <NarrowLayout tab={narrowTab} onTab={setNarrowTab} {...{ heading, instructions, code, results, actions }} />
      ) : (
        <WideLayout instructions={instructions} code={code} results={results} />
      )}
      <VisuallyHidden role="status" aria-live="polite">
        {view.running ? 'Running the public checks…' : summary(view)}
      </VisuallyHidden>
      <DraftConflict session={session} assets={assets} opened={choosing} onOpened={setChoosing} />
    </div>
  );
}
