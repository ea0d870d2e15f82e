'use server';
/** What the forms of the teaching pages call about a class as a whole. */
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { timeZoneInput } from '@/lib/core/time/time-zone';
import { leaveClass } from '@/lib/people/members/membership.server';
import { answer } from '@/lib/platform/http/answer';
import { type FormResult, refuseFields } from '@/lib/platform/http/form-result';
import { admitAction } from '@/lib/platform/session/admit.server';
import { archiveClass, changeClass, createClass, renewJoinCode, restoreClass } from './classes.server';

const classInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give the class a name, such as "Deep learning, autumn".')
    .max(120, 'At most 120 characters.'),
  timeZone: timeZoneInput,
});

/** Fields `name`, `timeZone` (the browser's own; UTC where it has none that we know). */
export async function createClassAction(
  _previous: FormResult<{ classId: string }> | null,
  form: FormData,
): Promise<FormResult<{ classId: string }>> {
  const viewer = await admitAction('lib/teaching/classes/actions.ts createClassAction');
  const input = classInput.extend({ timeZone: timeZoneInput.catch('UTC') }).safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  const classId = await createClass(viewer, input.data.name, input.data.timeZone);
  revalidatePath('/teach');
  return { ok: true, value: { classId } };
}

/** The new code, as stored. */
export async function renewJoinCodeAction(classId: string): Promise<string> {
  const staff = await admitAction('lib/teaching/classes/actions.ts renewJoinCodeAction', { classId });
  const joinCode = await renewJoinCode(staff);
  revalidatePath('/teach', 'layout');
  return joinCode;
}

/** Fields `name`, `timeZone`. */
export async function changeClassAction(
  classId: string,
  _previous: FormResult | null,
  form: FormData,
): Promise<FormResult> {
  const staff = await admitAction('lib/teaching/classes/actions.ts changeClassAction', { classId });
  const input = classInput.safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  await changeClass(staff, input.data);
  revalidatePath('/teach', 'layout');
  return { ok: true, value: null };
}

export async function archiveClassAction(classId: string): Promise<void> {
  const staff = await admitAction('lib/teaching/classes/actions.ts archiveClassAction', { classId });
  await archiveClass(staff);
  revalidatePath('/teach', 'layout');
}

export async function restoreClassAction(classId: string): Promise<void> {
  const staff = await admitAction('lib/teaching/classes/actions.ts restoreClassAction', { classId });
  await restoreClass(staff);
  revalidatePath('/teach', 'layout');
}

export async function leaveClassAction(classId: string): Promise<FormResult> {
  const viewer = await admitAction('lib/teaching/classes/actions.ts leaveClassAction');
  return answer(() => leaveClass(viewer, classId).then(() => null), '/', 'layout');
}
