'use server';
/** What the page of personal tokens calls. */
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { answer } from '@/lib/platform/http/answer';
import { type FormResult, refuseFields } from '@/lib/platform/http/form-result';
import { admitAction } from '@/lib/platform/session/admit.server';
import { scopeNames } from './scopes';
import { createToken, revokeToken } from './tokens.server';

const tokenInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Name what will use it, such as "Gradebook script".')
    .max(80, 'At most 80 characters.'),
  scopes: z.array(z.enum(scopeNames)).min(1, 'Choose what it may read.'),
  classId: z.union([z.literal('').transform(() => null), z.uuid()]),
  days: z.coerce.number('Choose for how long.').int().min(1).max(365),
});

/** Fields `name`, `scopes` (several), `classId` (empty: all), `days`. The token is in the answer and nowhere else. */
export async function createTokenAction(
  _previous: FormResult<{ token: string }> | null,
  form: FormData,
): Promise<FormResult<{ token: string }>> {
  const viewer = await admitAction('lib/teaching/public-api/actions.ts createTokenAction');
  const input = tokenInput.safeParse({ ...Object.fromEntries(form), scopes: form.getAll('scopes') });
  if (!input.success) return refuseFields(input.error);
  return answer(async () => ({ token: await createToken(viewer, input.data) }), '/teach/api');
}

export async function revokeTokenAction(id: string): Promise<void> {
  const viewer = await admitAction('lib/teaching/public-api/actions.ts revokeTokenAction');
  await revokeToken(viewer, z.string().parse(id));
  revalidatePath('/teach/api');
}
