import { IconMessage } from '@tabler/icons-react';
import Link from 'next/link';
import { attemptsPath } from '@/app/paths';
import { countOf } from '@/lib/core/text/count';
import type { Viewer } from '@/lib/platform/session/viewer';
import { listUnseenComments } from '@/lib/teaching/reviews/own.server';
import classes from './header.module.css';

/** Leads to comments by staff that the viewer has not seen; nothing where there are none. */
export async function CommentsLink({ viewer }: { viewer: Viewer }) {
  const unseen = await listUnseenComments(viewer);
  const [first] = unseen;
  if (!first) return null;
  const count = unseen.reduce((sum, exercise) => sum + exercise.count, 0);
  const text = countOf(count, 'new comment');
  return (
    <Link href={attemptsPath(first.slug)} className={classes.comments} aria-label={`${text} on your work`}>
      <IconMessage size={18} aria-hidden />
      <span>
        {count}
        <span className={classes.commentsText}> new {count === 1 ? 'comment' : 'comments'}</span>
      </span>
    </Link>
  );
}
