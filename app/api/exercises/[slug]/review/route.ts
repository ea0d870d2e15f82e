import { handle } from '@/app/api/handler';
import { getReview, postSeen } from '@/lib/learning/workbench/endpoints';
import { listOwnStandings } from '@/lib/teaching/gradebook/due.server';
import { getOwnReview, markCommentsSeen } from '@/lib/teaching/reviews/own.server';

export const GET = handle(getReview, async ({ caller, params: { slug } }) => {
  const [review, standings] = await Promise.all([getOwnReview(caller, slug), listOwnStandings(caller, slug)]);
  return { ...review, standings };
});

export const POST = handle(postSeen, async ({ caller, body }) => {
  await markCommentsSeen(caller, body.seen);
  return {};
});
