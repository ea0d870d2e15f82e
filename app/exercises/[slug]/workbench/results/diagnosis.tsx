'use client';

import { Alert, Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useState } from 'react';
import type { Report } from '@/lib/core/grader/report';
import { findMistakeCode, isOwnExercise } from '@/lib/engine/lab/own/codes';
import { workbenchApi } from '@/lib/learning/workbench/api';
import { InlineText } from './inline-text';
import { SlipLink } from './lab-links';
import classes from './results.module.css';

interface Props {
  readonly diagnosis: NonNullable<Report['diagnosis']>;
  readonly slug: string;
  readonly revisionId: string;
}

type Hint = { readonly kind: 'closed' | 'loading' | 'failed' } | { readonly kind: 'shown'; readonly html: string };

/** The nudge for a mistake that was recognised; its hint only when the student asks for it. */
export function Diagnosis({ diagnosis, slug, revisionId }: Props) {
  const [hint, setHint] = useState<Hint>({ kind: 'closed' });

  const slip = findMistakeCode(slug, diagnosis.mistake);
  const show = async () => {
    setHint({ kind: 'loading' });
    const answer = await workbenchApi.getHint(slug, revisionId, diagnosis.mistake);
    setHint(answer.kind === 'ok' ? { kind: 'shown', html: answer.value.html } : { kind: 'failed' });
  };

  return (
    <Alert
      className={classes.callout}
      color="gray"
      data-tone="thought"
      variant="light"
      icon={<IconBulb aria-hidden />}
      title="A thought"
      role="group"
    >
      <p className={classes.problem}>
        <InlineText text={diagnosis.nudge} />
      </p>
      {hint.kind === 'shown' ? (
        <div
          className={classes.hint}
          role="status"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised by the server's lesson renderer
          dangerouslySetInnerHTML={{ __html: hint.html }}
        />
      ) : (
        <Button size="compact-sm" variant="light" mt={8} loading={hint.kind === 'loading'} onClick={show}>
          Show the hint
        </Button>
      )}
      {slip && isOwnExercise(slug) && <SlipLink exercise={slug} mistake={slip} />}
      {hint.kind === 'failed' && (
        <p className={classes.problem} role="status">
          The hint could not be fetched. Try again in a moment.
        </p>
      )}
    </Alert>
  );
}
