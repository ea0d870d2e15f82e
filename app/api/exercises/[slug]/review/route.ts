import { getOwnReview, markCommentsSeen } from '@/lib/teaching/reviews/own.server';
import { handle, json } from '../../../handler';
import { seenBody, slugParams } from '../../../inputs';

/** What staff said of the student's own work on the exercise. */
export const GET = handle('GET /api/exercises/[slug]/review', { params: slugParams }, async ({ caller, params }) =>
  json(await getOwnReview(caller, params.slug)),
);

/** The comments named have been shown to the student. */
export const POST = handle('POST /api/exercises/[slug]/review', { body: seenBody }, async ({ caller, body }) => {
  await markCommentsSeen(caller, body.seen);
  return json({});
});
