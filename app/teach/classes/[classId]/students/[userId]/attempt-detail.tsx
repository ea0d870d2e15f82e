'use client';

import { Alert, Text, Title } from '@mantine/core';
import { useRef } from 'react';
import { CheckItem } from '@/app/exercises/[slug]/workbench/results/check-item';
import { InlineText } from '@/app/exercises/[slug]/workbench/results/inline-text';
import { ProblemBanner } from '@/app/exercises/[slug]/workbench/results/problem-banner';
import { When } from '@/app/exercises/[slug]/workbench/when';
import type { StaffAttemptDetail } from '@/lib/attempts/staff-read.server';
import { verdictOf } from './attempt-list';
import classes from './student.module.css';

/** One attempt as staff see it: the code with its lines numbered, and the whole report, hidden checks too. */
export function AttemptDetail({ attempt }: { attempt: StaffAttemptDetail }) {
  const code = useRef<HTMLOListElement>(null);
  const showLine = (line: number) => {
    const element = code.current?.children[line - 1];
    element?.scrollIntoView({ block: 'center' });
    if (element instanceof HTMLElement) element.focus();
  };
  const { report } = attempt;
  return (
    <section aria-label={`Attempt at ${attempt.title}`}>
      <Title order={2} fz="lg">
        {attempt.title}
      </Title>
      <Text mb="md" c="dimmed">
        {verdictOf(attempt)} · submitted <When date={new Date(attempt.submittedAt)} /> · revision{' '}
        {attempt.revisionId.slice(0, 8)}
      </Text>
      {report?.diagnosis && (
        <Alert color="indigo" variant="light" title={`Misconception: ${report.diagnosis.title}`} mb="md">
          <InlineText text={report.diagnosis.nudge} />
        </Alert>
      )}
      {report?.problem && <ProblemBanner problem={report.problem} onShowLine={showLine} />}
      <ol ref={code} className={classes.code} aria-label="The code">
        {attempt.source.split('\n').map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number.
          <li key={index} tabIndex={-1}>
            <code>{line || ' '}</code>
          </li>
        ))}
      </ol>
      <Title order={3} fz="md" mt="lg" mb="xs">
        Checks
      </Title>
      {report ? (
        <ol className={classes.checks}>
          {report.checks.map((check) => (
            <CheckItem key={check.name} check={check} onShowLine={showLine} />
          ))}
        </ol>
      ) : (
        <Text c="dimmed">The report comes with the verdict.</Text>
      )}
    </section>
  );
}
