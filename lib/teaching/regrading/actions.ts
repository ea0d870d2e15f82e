'use server';
/** What the pages of re-grading call. Refusals come back as messages to stand beside the buttons. */
import { z } from 'zod';
import { answerInClass } from '@/lib/platform/http/answer';
import { type FormResult, refuseFields } from '@/lib/platform/http/form-result';
import { admitAction } from '@/lib/platform/session/admit.server';
import { type Applied, applyRegrade } from './apply.server';
import { cancelRegrade, startRegrade } from './start.server';

const startInput = z.object({ exerciseId: z.uuid(), which: z.enum(['all', 'bestAndLatest']) });

/** Fields `exerciseId`, `which`. */
export async function startRegradeAction(
  classId: string,
  _previous: FormResult<{ regradeId: string }> | null,
  form: FormData,
): Promise<FormResult<{ regradeId: string }>> {
  const staff = await admitAction('lib/teaching/regrading/actions.ts startRegradeAction', { classId });
  const input = startInput.safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  return answerInClass(async () => ({ regradeId: await startRegrade(staff, input.data) }));
}

export async function cancelRegradeAction(classId: string, regradeId: string): Promise<FormResult> {
  const staff = await admitAction('lib/teaching/regrading/actions.ts cancelRegradeAction', { classId });
  return answerInClass(async () => {
    await cancelRegrade(staff, regradeId);
    return null;
  });
}

/** Field `mayLower` where scores may fall. */
export async function applyRegradeAction(
  classId: string,
  regradeId: string,
  _previous: FormResult<Applied> | null,
  form: FormData,
): Promise<FormResult<Applied>> {
  const staff = await admitAction('lib/teaching/regrading/actions.ts applyRegradeAction', { classId });
  return answerInClass(() => applyRegrade(staff, regradeId, { mayLower: form.has('mayLower') }));
}
