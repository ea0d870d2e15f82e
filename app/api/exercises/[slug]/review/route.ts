import { handle } from '@/app/api/handler';
import { getReview, postSeen } from '@/lib/learning/workbench/endpoints';
import { getOwnReview, markCommentsSeen } from '@/lib/teaching/reviews/own.server';

export const GET = handle(getReview, ({ caller, params }) => getOwnReview(caller, params.slug));

export const POST = handle(postSeen, async ({ caller, body }) => {
  await markCommentsSeen(caller, body.seen);
  return {};
});
