'use server';
/** What the review of a student's work calls. */
import { z } from 'zod';
import { action, classPages, formAction } from '@/lib/platform/contract/action.server';
import { addComment, editComment, longestComment, removeComment, restoreComment } from './comments.server';
import { endOverride, longestReason, setOverride } from './overrides.server';

const bodyInput = z
  .string()
  .trim()
  .min(1, 'Write something first.')
  .max(longestComment, `At most ${longestComment} characters.`);
const commentInput = z.object({
  attemptId: z.uuid(),
  line: z.union([
    z.literal('').transform(() => null),
    z.coerce.number('Give a line by its number, or leave this empty.').int().min(1),
  ]),
  body: bodyInput,
});
const overrideInput = z.object({
  studentId: z.uuid(),
  exerciseId: z.uuid(),
  score: z
    .string()
    .trim()
    .min(1, 'Give a score.')
    .transform((text) => Number(text.replace(',', '.')))
    .refine(Number.isFinite, 'Give the score as a number, such as 7.5.'),
  reason: z
    .string()
    .trim()
    .min(1, 'Give a reason: the student and other staff see it.')
    .max(longestReason, `At most ${longestReason} characters.`),
});
const id = z.tuple([z.string()]);

/** Field `line` empty: on the whole. */
export const addCommentAction = formAction(
  { policy: 'classStaff', fields: commentInput, stale: classPages },
  async (staff, input) => ({ commentId: await addComment(staff, input) }),
);

export const editCommentAction = formAction(
  { policy: 'classStaff', input: id, fields: z.object({ body: bodyInput }), stale: classPages },
  async (staff, { body }, commentId) => editComment(staff, commentId, body),
);

export const removeCommentAction = action({ policy: 'classStaff', input: id, stale: classPages }, removeComment);
export const restoreCommentAction = action({ policy: 'classStaff', input: id, stale: classPages }, restoreComment);

export const setOverrideAction = formAction(
  { policy: 'classInstructor', fields: overrideInput, stale: classPages },
  async (staff, input) => {
    await setOverride(staff, input);
  },
);

export const endOverrideAction = action({ policy: 'classInstructor', input: id, stale: classPages }, endOverride);
