'use client';

import type { CommentView } from '@/lib/teaching/reviews/comments.server';
import { CommentForm } from './comment-form';
import { CommentItem } from './comment-item';
import classes from './student.module.css';
import type { ThreadProps } from './use-comment-drafts';

interface Props extends ThreadProps {
  readonly comments: readonly CommentView[];
  readonly line: number;
  /** A comment on the line is being written. */
  readonly writing: boolean;
}

/** What was written on a line, below it. */
export function CommentThread({ comments, line, writing, ...thread }: Props) {
  return (
    <section className={classes.thread} aria-label={`Comments on line ${line}`}>
      {comments.map((comment) => (
        <CommentItem key={comment.id} comment={comment} {...thread} />
      ))}
      {writing && <CommentForm {...thread} line={line} />}
    </section>
  );
}
