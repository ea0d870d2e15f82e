/** The notices of a re-grading: whose score on the exercise changed finds a comment of who applied it, in that transaction. */
import 'server-only';
import type { Viewer } from '@/lib/platform/session/viewer';
import { mailComments } from '@/lib/teaching/reviews/comment-mail.server';
import type { Prisma } from '@/prisma/generated/client';

export interface Standing {
  readonly userId: string;
  readonly bestScore: number;
  readonly maxScore: number;
}

const columns = { userId: true, bestScore: true, maxScore: true } satisfies Prisma.ProgressSelect;

/** What counts for each student, to be compared once the new verdicts stand. */
export function readStandings(
  tx: Prisma.TransactionClient,
  exerciseId: string,
  userIds: readonly string[],
): Promise<Standing[]> {
  return tx.progress.findMany({ where: { exerciseId, userId: { in: [...userIds] } }, select: columns });
}

/** Nothing for those whose share of the points is as before. On the attempt that counts now. */
export async function tellChanged(
  tx: Prisma.TransactionClient,
  actor: Pick<Viewer, 'id'>,
  { classId, exerciseId }: { readonly classId: string; readonly exerciseId: string },
  before: readonly Standing[],
): Promise<void> {
  const standings = new Map(before.map((standing) => [standing.userId, standing]));
  const after = await tx.progress.findMany({
    where: { exerciseId, userId: { in: [...standings.keys()] } },
    select: { ...columns, bestAttemptId: true },
  });
  const told = await tx.comment.createManyAndReturn({
    select: { id: true },
    data: after.flatMap(({ bestAttemptId: attemptId, ...now }) => {
      const old = standings.get(now.userId);
      if (!old || attemptId === null || Math.abs(share(now) - share(old)) < 1e-9) return [];
      const body = `This was graded again with a newer revision of the exercise: the score is ${say(now)}, not ${say(old)}.`;
      return [{ classId, attemptId, authorId: actor.id, line: null, body }];
    }),
  });
  await mailComments(
    tx,
    told.map(({ id }) => id),
    'regrades',
  );
}

const share = ({ bestScore, maxScore }: Standing) => (maxScore > 0 ? bestScore / maxScore : 0);
const say = ({ bestScore, maxScore }: Standing) => `${rounded(bestScore)} / ${rounded(maxScore)}`;
const rounded = (score: number) => Math.round(score * 100) / 100;
