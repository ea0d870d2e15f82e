'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { workbenchApi } from '@/lib/learning/workbench/api';
import classes from './results.module.css';

interface Props {
  readonly slug: string;
  readonly revisionId: string;
  /** Which of the hidden checks, from 1. */
  readonly check: number;
  /** How many hints it has. */
  readonly hints: number;
}

/** The hints of a hidden check that was not passed, one after another as the student asks for them. */
export function HintLadder({ slug, revisionId, check, hints }: Props) {
  const [opened, setOpened] = useState<readonly string[]>([]);
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle');
  const next = opened.length + 1;

  const ask = async () => {
    setState('loading');
    const answer = await workbenchApi.getCheckHint(slug, revisionId, check, next);
    if (answer.kind === 'ok') setOpened([...opened, answer.value.html]);
    setState(answer.kind === 'ok' ? 'idle' : 'failed');
  };

  return (
    <>
      {opened.length > 0 && (
        <ol className={classes.ladder} aria-label="Hints" aria-live="polite">
          {opened.map((html) => (
            <li
              key={html}
              className={classes.hint}
              // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised by the server's lesson renderer
              dangerouslySetInnerHTML={{ __html: html }}
            />
          ))}
        </ol>
      )}
      {next <= hints && (
        <Button className={classes.ask} size="compact-sm" variant="light" loading={state === 'loading'} onClick={ask}>
          {next === 1 ? 'Show a hint' : 'Show another hint'} ({next} of {hints})
        </Button>
      )}
      {state === 'failed' && (
        <p className={classes.message} role="status">
          The hint could not be fetched. If the exercise has changed, submit your code again.
        </p>
      )}
    </>
  );
}
