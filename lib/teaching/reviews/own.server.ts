/** What staff said of a student's own work, for that student alone. */

import 'server-only';
import { onScale } from '@/lib/core/scoring/standing';
import type { getReview } from '@/lib/learning/workbench/endpoints';
import type { Sent } from '@/lib/platform/contract/endpoint';
import { database } from '@/lib/platform/db/database.server';
import { textHtml } from '@/lib/platform/rendering/render.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { commentColumns } from './comments.server';

const inUse = { part: 'exercise', removedAt: null } as const;

export interface UnseenComments {
  readonly slug: string;
  readonly title: string;
  readonly count: number;
}

/** Of one exercise, oldest first. Empty for an exercise that does not exist. */
export async function getOwnReview(viewer: Viewer, slug: string): Promise<Omit<Sent<typeof getReview>, 'standings'>> {
  const { comment, scoreOverride } = await database();
  const [comments, overrides] = await Promise.all([
    comment.findMany({
      where: { removedAt: null, attempt: { userId: viewer.id, exercise: { slug } } },
      select: { ...commentColumns, attemptId: true, class: { select: { name: true } } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
    scoreOverride.findMany({
      where: { userId: viewer.id, endedAt: null, exercise: { slug } },
      select: {
        ...{ score: true, maxScore: true, reason: true, createdAt: true, classId: true },
        class: { select: { name: true } },
        exercise: { select: { assignments: { where: inUse, select: { classId: true, points: true } } } },
      },
      orderBy: { createdAt: 'asc' },
    }),
  ]);
  return {
    comments: await Promise.all(
      comments.map(async ({ id, attemptId, line, body, author, createdAt, editedAt, seenAt, ...row }) => ({
        id,
        attemptId,
        line,
        html: await textHtml(body),
        author: author?.name ?? null,
        className: row.class.name,
        createdAt: createdAt.toISOString(),
        editedAt: editedAt?.toISOString() ?? null,
        isNew: seenAt === null,
      })),
    ),
    scores: overrides.map(({ createdAt, exercise, ...row }) => {
      const given = exercise.assignments.find(({ classId }) => classId === row.classId);
      const maxScore = given?.points || row.maxScore;
      return {
        score: onScale(row, maxScore),
        maxScore,
        reason: row.reason,
        className: row.class.name,
        createdAt: createdAt.toISOString(),
      };
    }),
  };
}

/** Comments that the viewer has not seen, by exercise in course order. */
export async function listUnseenComments(viewer: Viewer): Promise<readonly UnseenComments[]> {
  const db = await database();
  return db.$queryRaw<UnseenComments[]>`
    SELECT exercise.slug, exercise.title, count(*)::int AS count
    FROM "Comment" AS comment
    JOIN "Attempt" AS attempt ON attempt.id = comment."attemptId"
    JOIN "Exercise" AS exercise ON exercise.id = attempt."exerciseId"
    WHERE attempt."userId" = ${viewer.id}::uuid AND comment."seenAt" IS NULL AND comment."removedAt" IS NULL
    GROUP BY exercise.id ORDER BY exercise.position, exercise.slug`;
}

/** Only those shown are seen: one that was written or changed in the meantime stays new. Others' comments are left alone. */
export async function markCommentsSeen(viewer: Viewer, ids: readonly string[]): Promise<void> {
  const { comment } = await database();
  await comment.updateMany({
    where: { id: { in: [...ids] }, attempt: { userId: viewer.id }, seenAt: null, removedAt: null },
    data: { seenAt: new Date() },
  });
}
