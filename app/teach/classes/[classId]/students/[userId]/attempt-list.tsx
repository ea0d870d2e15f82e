import { Text } from '@mantine/core';
import type { Route } from 'next';
import { When } from '@/app/exercises/[slug]/workbench/when';
import { Link } from '@/app/shell/link';
import type { StaffAttempt } from '@/lib/attempts/staff-read.server';
import classes from './student.module.css';

interface Props {
  /** Newest first. */
  readonly attempts: readonly StaffAttempt[];
  readonly shown: string;
  readonly path: string;
}

export function AttemptList({ attempts, shown, path }: Props) {
  return (
    <nav aria-label="Attempts, newest first" className={classes.list}>
      <ol>
        {attempts.map((attempt) => (
          <li key={attempt.id}>
            <Link
              // The path is this page's own.
              href={`${path}?attempt=${attempt.id}` as Route}
              className={classes.item}
              aria-current={attempt.id === shown ? 'true' : undefined}
              scroll={false}
            >
              <Text span fw={550} size="sm">
                {attempt.title}
              </Text>
              <Text span size="sm">
                {verdictOf(attempt)}
              </Text>
              <Text span size="xs" c="dimmed">
                <When date={new Date(attempt.submittedAt)} />
              </Text>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** "Passed · 12 / 12" */
export function verdictOf({ state, outcome, score, maxScore }: StaffAttempt): string {
  if (state === 'pending') return 'Being verified';
  if (state === 'fault' || outcome === null) return 'Not graded: our fault';
  const words = {
    passed: 'Passed',
    failed: 'Not yet',
    threw: 'Threw an error',
    timeout: 'Did not finish',
    error: 'Our fault',
  };
  return `${words[outcome]} · ${score} / ${maxScore}`;
}
