'use client';

import { Alert, Button, Progress } from '@mantine/core';
import { IconArrowRight, IconRosetteDiscountCheck } from '@tabler/icons-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { exercisePath } from '@/app/paths';
import type { CheckReport } from '@/lib/core/grader/report';
import { isOwnExercise } from '@/lib/engine/lab/own/codes';
import type { BetterAttempt } from '@/lib/learning/workbench/better-attempt';
import { type ResultView, summary } from '@/lib/learning/workbench/result-view';
import { CheckItem } from './check-item';
import { ConsoleOutput } from './console-output';
import { Diagnosis } from './diagnosis';
import { HintLadder } from './hint-ladder';
import { LabLinks } from './lab-links';
import { ProblemBanner } from './problem-banner';
import classes from './results.module.css';

export interface NextExercise {
  readonly slug: string;
  readonly title: string;
}

interface Props {
  readonly view: ResultView;
  /** The code on the screen is no longer what was graded. */
  readonly outdated: boolean;
  readonly slug: string;
  readonly revisionId: string;
  /** Checks that only the server has. */
  readonly hiddenChecks: number;
  readonly next: NextExercise | null;
  /** An attempt that came out better than the one shown. */
  readonly better?: BetterAttempt | null;
  readonly onShowLine: (line: number, column: number | null) => void;
  /** Replaces characters that only look right, where the code has some; null where it may not be changed. */
  readonly repair?: ReactNode;
  /** The student's functions as curves, where there is something to draw. */
  readonly curves?: ReactNode;
}

const waitingPhases = new Set(['sending', 'verifying', 'waitingForConnection', 'waitingForServer']);

/** Results a check at a time as they arrive, then the verdict. */
export function ResultsPanel({
  view,
  outdated,
  slug,
  revisionId,
  hiddenChecks,
  next,
  better,
  onShowLine,
  repair,
  curves,
}: Props) {
  const { phase, report, checks } = view;
  if (phase === 'none') return <Invitation hiddenChecks={hiddenChecks} />;
  const problem = report?.problem ?? null;
  return (
    <div className={classes.results}>
      <Status view={view} outdated={outdated} />
      {phase === 'verified' && report?.outcome === 'passed' && <Passed view={view} slug={slug} next={next} />}
      {phase === 'verified' && better && <StillCounts better={better} />}
      {phase === 'fault' && (
        <ProblemBanner
          problem={{ kind: 'fault', message: 'Your code is stored.', line: null, column: null }}
          onShowLine={onShowLine}
        />
      )}
      {problem && (
        <ProblemBanner problem={problem} onShowLine={onShowLine}>
          {problem.kind === 'syntax' || problem.kind === 'load' ? repair : null}
        </ProblemBanner>
      )}
      {!problem && report && report.outcome !== 'passed' && repair}
      {report?.diagnosis && (
        <Diagnosis key={report.diagnosis.mistake} diagnosis={report.diagnosis} slug={slug} revisionId={revisionId} />
      )}
      {report && <ConsoleOutput title="Console output while your code was loaded" lines={report.console} />}
      <ol className={classes.checks} aria-label="Checks">
        {checks.map((check) => (
          // The outcome in the key: another outcome opens or closes the details anew.
          <CheckItem
            key={`${check.name} ${check.outcome}`}
            check={check}
            onShowLine={onShowLine}
            ladder={
              check.hints === undefined ? null : (
                <HintLadder
                  slug={slug}
                  revisionId={report?.revisionId ?? revisionId}
                  check={hiddenNumber(checks, check)}
                  hints={check.hints}
                />
              )
            }
          />
        ))}
      </ol>
      {curves}
      {phase === 'run' && !problem && hiddenChecks > 0 && (
        <p className={classes.note}>
          Submit to be graded with {hiddenChecks} more hidden {hiddenChecks === 1 ? 'check' : 'checks'}.
        </p>
      )}
    </div>
  );
}

/** Of the hidden checks, from 1, in the order of the report. */
function hiddenNumber(checks: readonly CheckReport[], check: CheckReport): number {
  return checks.filter(({ visibility }) => visibility === 'hidden').indexOf(check) + 1;
}

function Invitation({ hiddenChecks }: { hiddenChecks: number }) {
  return (
    <div className={classes.invitation}>
      <p>
        <strong>Run</strong> tries your code against the public checks, here in your browser. <strong>Submit</strong>{' '}
        has it graded
        {hiddenChecks > 0 ? `, with ${hiddenChecks} hidden ${hiddenChecks === 1 ? 'check' : 'checks'} more` : ''}. Both
        as often as you like.
      </p>
    </div>
  );
}

function Status({ view, outdated }: { view: ResultView; outdated: boolean }) {
  const { phase, checks, total, running } = view;
  const done = total === 0 ? 0 : (checks.length / total) * 100;
  // A banner follows that says the same.
  const saidBelow = phase === 'run' ? view.report?.problem : phase === 'verified' && view.report?.outcome === 'passed';
  const waiting = waitingPhases.has(phase);
  if (saidBelow && !outdated) return null;
  return (
    <div className={classes.status}>
      <div className={classes.statusText}>
        {!saidBelow && <strong>{summary(view)}</strong>}
        {waiting && checks.length > 0 && <span className={classes.provisional}>Provisional, public checks only</span>}
        {phase === 'verified' && (
          <span className={classes.provisional}>Verified by the server, hidden checks included</span>
        )}
        {outdated && !running && <span className={classes.provisional}>Your code has changed since.</span>}
      </div>
      {(running || waiting) && (
        <Progress
          value={running ? done : 100}
          size="sm"
          animated={!running}
          aria-label={running ? `${checks.length} of ${total} checks done` : 'Waiting for the verdict'}
        />
      )}
    </div>
  );
}

function StillCounts({ better: { score, maxScore, passed } }: { better: BetterAttempt }) {
  return (
    <p className={classes.note}>
      {passed && 'You have passed this exercise already. '}
      Your best submission still counts: {score} of {maxScore} points.
    </p>
  );
}

function Passed({ view, slug, next }: { view: ResultView; slug: string; next: NextExercise | null }) {
  return (
    <Alert
      color="gray"
      data-tone="solved"
      variant="light"
      icon={<IconRosetteDiscountCheck aria-hidden />}
      title={`Solved: ${view.report?.score} of ${view.report?.maxScore} points`}
      className={`${classes.callout} ${classes.passed}`}
      role="group"
    >
      <p className={classes.problem}>Verified with every check, the hidden ones included.</p>
      {next && (
        <Button
          component={Link}
          href={exercisePath(next.slug)}
          size="compact-md"
          mt={8}
          rightSection={<IconArrowRight size={16} aria-hidden />}
        >
          Next: {next.title}
        </Button>
      )}
      {isOwnExercise(slug) && <LabLinks exercise={slug} />}
    </Alert>
  );
}
