import { Anchor, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconBulb, IconMessage } from '@tabler/icons-react';
import { Outcome } from '@/app/exercises/[slug]/workbench/results/outcome';
import { Link } from '@/app/shell/link';
import { Time } from '@/app/shell/time';
import type { HintAsked, StaffAttempt, Timeline } from '@/lib/teaching/reviews/staff-read.server';
import { type Selection, selectionPath } from './selection';
import classes from './student.module.css';

interface Props {
  readonly timeline: Timeline;
  readonly shown: string | null;
  readonly selection: Selection;
  readonly path: string;
}

/** Attempts and hints in time, newest first. */
export function TimelineList({ timeline, shown, selection, path }: Props) {
  const { slug, from } = selection;
  const entries = [
    ...timeline.attempts.map((attempt) => ({ at: attempt.submittedAt, attempt })),
    ...timeline.hints.map((hint) => ({ at: hint.at, hint })),
  ].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <nav aria-label="Attempts, newest first">
      <ol className={classes.timeline}>
        {entries.map((entry) =>
          'hint' in entry ? (
            <HintEntry key={`${entry.hint.slug} ${entry.hint.mistake}`} hint={entry.hint} named={!slug} />
          ) : (
            <li key={entry.attempt.id}>
              <Link
                href={selectionPath(path, { slug, from, attempt: entry.attempt.id })}
                className={classes.entry}
                aria-current={entry.attempt.id === shown ? 'true' : undefined}
                scroll={false}
              >
                <AttemptEntry attempt={entry.attempt} named={!slug} />
              </Link>
            </li>
          ),
        )}
      </ol>
      {(timeline.newer || timeline.older) && (
        <Group justify="space-between" mt="xs">
          {timeline.newer ? (
            <Anchor component={Link} href={selectionPath(path, { slug, from: timeline.newer })} size="sm">
              ← Newer
            </Anchor>
          ) : (
            <span />
          )}
          {timeline.older && (
            <Anchor component={Link} href={selectionPath(path, { slug, from: timeline.older })} size="sm">
              Older →
            </Anchor>
          )}
        </Group>
      )}
    </nav>
  );
}

function AttemptEntry({ attempt, named }: { attempt: StaffAttempt; named: boolean }) {
  const { state, outcome, score, maxScore, comments, disagrees } = attempt;
  return (
    <>
      {named && (
        <Text span fw={550} size="sm">
          {attempt.title}
        </Text>
      )}
      <span className={classes.entryVerdict}>
        {state === 'pending' ? (
          <Text span size="sm">
            Being verified
          </Text>
        ) : (
          <Outcome outcome={outcome ?? 'error'} />
        )}
        {score !== null && (
          <Text span size="sm">
            {score} / {maxScore}
          </Text>
        )}
        {comments > 0 && (
          <Text span size="sm" className={classes.sign}>
            <IconMessage size={15} aria-hidden />
            <span className={classes.srOnly}>Comments:</span> {comments}
          </Text>
        )}
        {disagrees && (
          <Text span size="sm" className={classes.sign} title="The browser had found something else">
            <IconAlertTriangle size={15} aria-label="The browser had found something else" />
          </Text>
        )}
      </span>
      <Text span size="xs" c="dimmed">
        <Time at={attempt.submittedAt} />
      </Text>
    </>
  );
}

function HintEntry({ hint, named }: { hint: HintAsked; named: boolean }) {
  return (
    <li className={classes.hint}>
      <IconBulb size={15} aria-hidden />
      <span>
        Asked for a hint{named && ` in ${hint.title}`}: {hint.mistake}{' '}
        <Text span size="xs" c="dimmed">
          <Time at={hint.at} />
        </Text>
      </span>
    </li>
  );
}
