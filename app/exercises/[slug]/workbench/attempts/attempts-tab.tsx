'use client';

import { Alert, Button, Modal, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { Time } from '@/app/shell/time';
import type { AttemptsState, ListedAttempt } from '@/lib/learning/workbench/attempts-list';
import type { MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';
import type { SetAside } from '@/lib/learning/workbench/draft-store';
import type { ReceivedReview } from '@/lib/learning/workbench/endpoints';
import { CodeDiff } from '../editor/code-diff';
import { Outcome } from '../results/outcome';
import { AttemptComments } from './attempt-comments';
import classes from './attempts.module.css';
import { SetScores } from './set-scores';
import { Standings } from './standings';

interface Props {
  readonly state: AttemptsState;
  /** What staff said of them. */
  readonly review: ReceivedReview;
  readonly setAside: readonly SetAside[];
  /** The code on the screen, when it is asked for. */
  readonly currentSource: () => string;
  readonly assets: MonacoAssets;
  readonly onLoad: (source: string) => void;
}

interface Compared {
  readonly title: string;
  readonly source: string;
  readonly current: string;
}

/** Every submission so far, and code that was set aside: to look at, compare, and go on from. */
export function AttemptsTab({ state, review, setAside, currentSource, assets, onLoad }: Props) {
  const [compared, setCompared] = useState<Compared | null>(null);
  const actions = (title: string, source: string) => (
    <Actions
      title={title}
      onCompare={() => setCompared({ title, source, current: currentSource() })}
      onLoad={() => onLoad(source)}
    />
  );
  const commentsOn = (id: string) => review.comments.filter(({ attemptId }) => attemptId === id);
  const listed = new Set(state.attempts.map(({ id }) => id));
  const onOthers = state.kind === 'ready' ? review.comments.filter(({ attemptId }) => !listed.has(attemptId)) : [];
  return (
    <div className={classes.attempts}>
      <Standings standings={review.standings} />
      <SetScores scores={review.scores} />
      {state.kind === 'unreachable' && (
        <Alert color="yellow" variant="light">
          Your attempts could not be fetched. They are safe on the server; they appear when the connection is back.
        </Alert>
      )}
      {state.kind === 'busy' && (
        <Alert color="yellow" variant="light">
          The server is busy and did not list your attempts. They are safe there; look again in a minute.
        </Alert>
      )}
      {state.kind === 'loading' && <Skeleton height={72} />}
      {state.kind === 'ready' && state.attempts.length === 0 && (
        <p className={classes.empty}>No attempts yet. What you submit is listed here, with its code and its result.</p>
      )}
      <ol className={classes.list} aria-label="Attempts, newest first">
        {state.attempts.map((attempt, index) => (
          <li key={attempt.id} className={classes.item}>
            <AttemptLine attempt={attempt} number={state.attempts.length - index} />
            {actions(`Attempt ${state.attempts.length - index}`, attempt.source)}
            <AttemptComments comments={commentsOn(attempt.id)} source={attempt.source} />
          </li>
        ))}
      </ol>
      {onOthers.length > 0 && (
        <section>
          <h3 className={classes.subtitle}>Comments on attempts of longer ago</h3>
          <AttemptComments comments={onOthers} source={null} />
        </section>
      )}
      {setAside.length > 0 && (
        <section>
          <h3 className={classes.subtitle}>Set aside in this browser</h3>
          <ol className={classes.list}>
            {setAside.map((entry) => (
              <li key={entry.source} className={classes.item}>
                <div className={classes.line}>
                  {entry.at && <Time at={entry.at} />}
                  <span>Code {entry.why}</span>
                </div>
                {actions(`Code ${entry.why}`, entry.source)}
              </li>
            ))}
          </ol>
        </section>
      )}
      <Modal
        opened={compared !== null}
        onClose={() => setCompared(null)}
        size="min(1200px, 94vw)"
        title={`${compared?.title ?? ''} against your code now`}
      >
        {compared && (
          <CodeDiff
            assets={assets}
            left={{ title: compared.title, source: compared.source }}
            right={{ title: 'Your code now', source: compared.current }}
          />
        )}
      </Modal>
    </div>
  );
}

function AttemptLine({ attempt, number }: { attempt: ListedAttempt; number: number }) {
  const { state, outcome, score, maxScore } = attempt;
  return (
    <div className={classes.line}>
      <strong>Attempt {number}</strong>
      <Time at={attempt.submittedAt} />
      {state === 'pending' && <span>Not verified yet</span>}
      {state === 'fault' && <Outcome outcome="error" />}
      {state === 'verified' && outcome !== null && <Outcome outcome={outcome} />}
      {score !== null && maxScore !== null && (
        <span className={classes.score}>
          {score} of {maxScore} points
        </span>
      )}
    </div>
  );
}

interface ActionsProps {
  readonly title: string;
  readonly onCompare: () => void;
  readonly onLoad: () => void;
}

function Actions({ title, onCompare, onLoad }: ActionsProps) {
  return (
    <div className={classes.actions}>
      <Button
        size="compact-sm"
        variant="default"
        onClick={onCompare}
        aria-label={`Compare ${title} with your code now`}
      >
        Compare
      </Button>
      <Button size="compact-sm" variant="light" onClick={onLoad} aria-label={`Load ${title} into the editor`}>
        Load
      </Button>
    </div>
  );
}
