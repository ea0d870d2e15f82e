import 'katex/dist/katex.min.css';
import { Badge } from '@mantine/core';
import prose from '@/app/lessons/prose.module.css';
import { Time } from '@/app/shell/time';
import type { ReceivedComment } from '@/lib/learning/workbench/endpoints';
import classes from './attempts.module.css';

interface Props {
  readonly comments: readonly ReceivedComment[];
  /** The attempt's code; null where it is not at hand. */
  readonly source: string | null;
}

/** What staff wrote on one attempt, each on its line or on the whole. */
export function AttemptComments({ comments, source }: Props) {
  const lines = source?.split('\n') ?? [];
  return comments.map(({ id, line, html, author, createdAt, editedAt, isNew }) => (
    <article key={id} className={classes.comment} aria-label={`Comment by ${author ?? 'staff'}`}>
      <p className={classes.commentHead}>
        <strong>{author ?? 'Staff'}</strong> · <Time at={createdAt} />
        {editedAt && ' · changed'}
        {isNew && (
          <Badge size="sm" tt="none" component="span">
            New
          </Badge>
        )}
      </p>
      {line !== null && (
        <p className={classes.commentedLine}>
          <span>Line {line}</span> <code>{lines[line - 1]?.trim()}</code>
        </p>
      )}
      <div
        className={`${prose.prose} ${classes.commentBody}`}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised by the server's lesson renderer
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </article>
  ));
}
