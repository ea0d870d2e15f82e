'use client';

import { SegmentedControl, Text, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { CheckItem } from '@/app/exercises/[slug]/workbench/results/check-item';
import { ConsoleOutput } from '@/app/exercises/[slug]/workbench/results/console-output';
import { ProblemBanner } from '@/app/exercises/[slug]/workbench/results/problem-banner';
import type { Token } from '@/lib/content/lesson/highlight';
import type { CheckReport, Report } from '@/lib/core/grader/report';
import type { CommentView } from '@/lib/teaching/reviews/comments.server';
import { type CodeChanges, CodeLines } from './code-lines';
import { CommentForm } from './comment-form';
import { CommentItem } from './comment-item';
import { CommentThread } from './comment-thread';
import classes from './student.module.css';
import { useCommentDrafts } from './use-comment-drafts';

type Tokens = readonly Token[];

interface Props {
  readonly viewerId: string;
  readonly classId: string;
  readonly attemptId: string;
  readonly lines: readonly Tokens[];
  /** Null for the first attempt. */
  readonly changes: CodeChanges | null;
  readonly previousNumber: number;
  readonly report: Report | null;
  readonly comments: readonly CommentView[];
}

/** Code and report of an attempt, with the comments in their places. */
export function ReviewBody(props: Props) {
  const { viewerId, classId, attemptId, lines, changes, previousNumber, report, comments } = props;
  const [view, setView] = useState<'code' | 'changes'>('code');
  const code = useRef<HTMLDivElement>(null);
  const drafts = useCommentDrafts(viewerId, attemptId);
  const thread = { classId, attemptId, drafts };

  const showLine = (line: number) => {
    const show = () => {
      const element = code.current?.querySelector<HTMLElement>(`[data-line="${line}"]`);
      element?.scrollIntoView({ block: 'center' });
      element?.focus();
    };
    setView('code');
    setTimeout(show);
  };
  const whole = comments.filter(({ line }) => line === null);
  const unchanged = changes?.parts.every((part) => part.rows.every(({ kind }) => kind === 'same'));
  return (
    <>
      {report?.problem && <ProblemBanner problem={report.problem} onShowLine={showLine} />}
      {changes && (
        <SegmentedControl
          mb="xs"
          size="xs"
          aria-label="What to show"
          value={view}
          onChange={(value) => setView(value === 'changes' ? 'changes' : 'code')}
          data={[
            { value: 'code', label: 'Code' },
            { value: 'changes', label: `Changes since attempt ${previousNumber}` },
          ]}
        />
      )}
      <div ref={code}>
        {changes && view === 'changes' && unchanged ? (
          <Text c="dimmed">The code is the same as in attempt {previousNumber}.</Text>
        ) : (
          <CodeLines
            lines={lines}
            changes={view === 'changes' ? changes : null}
            onComment={(line) => drafts.set(String(line), drafts.texts[line] ?? '')}
            below={(line) => {
              const own = comments.filter((comment) => comment.line === line);
              const writing = drafts.texts[line] !== undefined;
              return own.length > 0 || writing ? (
                <CommentThread {...thread} comments={own} line={line} writing={writing} />
              ) : null;
            }}
          />
        )}
      </div>
      <Title order={3} fz="md" mt="lg" mb="xs">
        Comments on the whole
      </Title>
      {whole.map((comment) => (
        <CommentItem key={comment.id} comment={comment} {...thread} />
      ))}
      <CommentForm {...thread} line={null} />
      {report ? (
        <>
          <Checks title="Public checks" checks={report.checks.filter(isPublic)} onShowLine={showLine} />
          <Checks
            title="Hidden checks"
            checks={report.checks.filter((check) => !isPublic(check))}
            onShowLine={showLine}
          />
          <ConsoleOutput title="Console output while the code was loaded" lines={report.console} />
        </>
      ) : (
        <Text c="dimmed" mt="lg">
          The report comes with the verdict.
        </Text>
      )}
    </>
  );
}

const isPublic = ({ visibility }: CheckReport) => visibility === 'public';

interface ChecksProps {
  readonly title: string;
  readonly checks: readonly CheckReport[];
  readonly onShowLine: (line: number) => void;
}

function Checks({ title, checks, onShowLine }: ChecksProps) {
  if (checks.length === 0) return null;
  return (
    <>
      <Title order={3} fz="md" mt="lg" mb="xs">
        {title}
      </Title>
      <ol className={classes.checks} aria-label={title}>
        {checks.map((check) => (
          <CheckItem key={check.name} check={check} onShowLine={onShowLine} />
        ))}
      </ol>
    </>
  );
}
