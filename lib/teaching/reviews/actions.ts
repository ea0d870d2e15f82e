'use server';
/** What the review of a student's work calls. Refusals come back as messages to stand beside the form. */
import { z } from 'zod';
import { answerInClass } from '@/lib/platform/http/answer';
import { type FormResult, refuseFields } from '@/lib/platform/http/form-result';
import { admitAction } from '@/lib/platform/session/admit.server';
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

/** Fields `attemptId`, `line` (empty: on the whole), `body`. */
export async function addCommentAction(
  classId: string,
  _previous: FormResult<{ commentId: string }> | null,
  form: FormData,
): Promise<FormResult<{ commentId: string }>> {
  const staff = await admitAction('lib/teaching/reviews/actions.ts addCommentAction', { classId });
  const input = commentInput.safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  return answerInClass(async () => ({ commentId: await addComment(staff, input.data) }));
}

/** Field `body`. */
export async function editCommentAction(
  classId: string,
  commentId: string,
  _previous: FormResult | null,
  form: FormData,
): Promise<FormResult> {
  const staff = await admitAction('lib/teaching/reviews/actions.ts editCommentAction', { classId });
  const input = z.object({ body: bodyInput }).safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  return answerInClass(() => editComment(staff, commentId, input.data.body).then(nothing));
}

export async function removeCommentAction(classId: string, commentId: string): Promise<FormResult> {
  const staff = await admitAction('lib/teaching/reviews/actions.ts removeCommentAction', { classId });
  return answerInClass(() => removeComment(staff, commentId).then(nothing));
}

export async function restoreCommentAction(classId: string, commentId: string): Promise<FormResult> {
  const staff = await admitAction('lib/teaching/reviews/actions.ts restoreCommentAction', { classId });
  return answerInClass(() => restoreComment(staff, commentId).then(nothing));
}

/** Fields `studentId`, `exerciseId`, `score`, `reason`. */
export async function setOverrideAction(
  classId: string,
  _previous: FormResult | null,
  form: FormData,
): Promise<FormResult> {
  const staff = await admitAction('lib/teaching/reviews/actions.ts setOverrideAction', { classId });
  const input = overrideInput.safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  return answerInClass(() => setOverride(staff, input.data).then(nothing));
}

export async function endOverrideAction(classId: string, overrideId: string): Promise<FormResult> {
  const staff = await admitAction('lib/teaching/reviews/actions.ts endOverrideAction', { classId });
  return answerInClass(() => endOverride(staff, overrideId).then(nothing));
}

const nothing = () => null;
