'use server';
/** What the forms of the teaching pages call. */
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { admitAction } from '@/lib/auth/admit.server';
import { type FormResult, refuseFields } from '@/lib/auth/form-result';
import { createClass, renewJoinCode } from './classes.server';

const classInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give the class a name, such as "Deep learning, autumn".')
    .max(120, 'At most 120 characters.'),
});

/** Field `name`. */
export async function createClassAction(
  _previous: FormResult<{ classId: string }> | null,
  form: FormData,
): Promise<FormResult<{ classId: string }>> {
  const viewer = await admitAction('lib/classes/actions.ts createClassAction');
  const input = classInput.safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  const classId = await createClass(viewer, input.data.name);
  revalidatePath('/teach');
  return { ok: true, value: { classId } };
}

/** The new code, as stored. */
export async function renewJoinCodeAction(classId: string): Promise<string> {
  const viewer = await admitAction('lib/classes/actions.ts renewJoinCodeAction', { classId });
  const joinCode = await renewJoinCode(viewer, classId);
  revalidatePath('/teach', 'layout');
  return joinCode;
}
