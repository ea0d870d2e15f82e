'use client';

import { Button, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowBackUp, IconFileTypeTs } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Revision } from '@/lib/exercise/revision';
import { listSetAside, setAside, visitor } from '@/lib/workbench/draft-store';
import { resultView, summary } from '@/lib/workbench/result-view';
import { browserStorage } from '@/lib/workbench/storage';
import { ActionBar } from './action-bar';
import { AttemptsTab } from './attempts/attempts-tab';
import { ConflictDialog } from './conflict-dialog';
import { DraftStatus } from './draft-status';
import { CodeEditor, EditorSkeleton } from './editor/code-editor';
import type { MarkedLine } from './editor/editor-handle';
import { Instructions, type InstructionTab } from './instructions';
import { marksOf } from './marks';
import { NarrowLayout, type NarrowTab } from './narrow-layout';
import { announceReplaced } from './replaced-notice';
import { type NextExercise, ResultsPanel } from './results/results-panel';
import { useSession, useStore, type WorkbenchAssets } from './use-session';
import { VisitorLine } from './visitor-line';
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
}

/** The page on which an exercise is solved: instructions, editor and results. */
export function Workbench({ revision, viewerId, assets, heading, task, lesson, next }: WorkbenchProps) {
  const { session, editor, ready } = useSession(revision, viewerId, assets);
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const [instructionTab, setInstructionTab] = useState<InstructionTab>('task');
  const [narrowTab, setNarrowTab] = useState<NarrowTab>('task');
  const [choosing, setChoosing] = useState(true);

  const draft = useStore(session.draft.status);
  const run = useStore(session.run.state);
  const submission = useStore(session.submission.state);
  const mode = useStore(session.mode);
  const ran = useStore(session.ran);
  const attempts = useStore(session.attempts.state);
  const [source, setSource] = useState(revision.starter);

  // The code that the results shown are of.
  const graded = mode === 'submit' && submission.kind !== 'idle' ? submission.source : ran;
  const view = resultView(mode, run, submission, revision.checks.length);
  const marks = useMemo<readonly MarkedLine[]>(
    () => (graded !== null && graded === source ? marksOf(view.report, view.checks) : []),
    [graded, source, view.report, view.checks],
  );

  const onChange = (next: string) => {
    session.draft.edit(next);
    setSource(next);
  };
  const onRun = () => {
    setNarrowTab('results');
    session.runNow();
  };
  const onSubmit = () => {
    setNarrowTab('results');
    session.submit();
  };
  const onShowLine = (line: number, column: number | null) => {
    setNarrowTab('code');
    // On a phone the editor is hidden until its tab has been shown.
    setTimeout(() => editor.current?.showLine(line, column));
  };
  const replace = (next: string) => {
    if (editor.current) editor.current.replace(next);
    else session.draft.edit(next);
    setSource(next);
  };
  const onReplaceByStudent = (next: string, what: string, why: string) => {
    const before = session.draft.source;
    if (before === next) return;
    if (before !== revision.starter) {
      setAside(browserStorage, viewerId ?? visitor, revision.slug, before, why);
    }
    setNarrowTab('code');
    setTimeout(() => {
      replace(next);
      announceReplaced(what, () => replace(before));
    });
  };

  useEffect(() => {
    if (ready) setSource(session.draft.source);
  }, [ready, session]);
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
      task={task}
      lesson={lesson}
      attemptCount={attempts.attempts.length}
      attempts={
        <AttemptsTab
          state={attempts}
          setAside={
            instructionTab === 'attempts' ? listSetAside(browserStorage, viewerId ?? visitor, revision.slug) : []
          }
          currentSource={() => session.draft.source}
          assets={assets}
          onLoad={(source) =>
            onReplaceByStudent(source, 'Loaded an earlier version.', 'replaced by an earlier version')
          }
        />
      }
    />
  );
  const code = (
    <section className={classes.code} aria-label="Code">
      <div className={classes.codeHeader}>
        <h2 className={classes.file}>
          <IconFileTypeTs size={17} aria-hidden />
          <span>{revision.slug}.ts</span>
        </h2>
        {ready && <DraftStatus status={draft} onChoose={() => setChoosing(true)} />}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconArrowBackUp size={15} aria-hidden />}
          className={classes.reset}
          disabled={!ready || source === revision.starter}
          onClick={() => onReplaceByStudent(revision.starter, 'Back to the starter.', 'replaced by the starter')}
        >
          Reset
        </Button>
      </div>
      <div className={classes.codeBody}>
        {ready ? (
          <CodeEditor
            ref={editor}
            slug={revision.slug}
            functions={revision.functions}
            assets={assets}
            plain={narrow}
            initialSource={session.draft.source}
            marks={marks}
            onChange={onChange}
            onRun={onRun}
          />
        ) : (
          <EditorSkeleton />
        )}
      </div>
    </section>
  );
  const results = (
    <section className={classes.resultsPane} aria-label="Results">
      <VisuallyHidden component="h2">Results</VisuallyHidden>
      {!narrow && <div className={classes.bar}>{actions}</div>}
      <div className={classes.resultsBody}>
        {viewerId === null && <VisitorLine />}
        <ResultsPanel
          view={view}
          outdated={graded !== null && graded !== source}
          slug={revision.slug}
          revisionId={revision.id}
          hiddenChecks={revision.withheld.checks}
          next={next}
          onShowLine={onShowLine}
        />
      </div>
    </section>
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
          onKeepMine={() => session.draft.keepMine()}
          onTakeTheirs={() => session.draft.takeTheirs()}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}

/** Ctrl+Enter or ⌘+Enter runs from anywhere on the page; the editor handles it itself when it has the focus. */
function useRunShortcut(onRun: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || event.repeat) return;
      event.preventDefault();
      onRun();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
}
