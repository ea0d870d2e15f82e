/** What a server action answers where a refusal is to stand beside the form. */
import { revalidatePath } from 'next/cache';
import { Refusal } from './errors';
import { type FormResult, refuse } from './form-result';

/**
 * The work's value, or its refusal as a message; anything else goes on up.
 * `stale`: the pages that are read anew, after a refusal too, since it often means that somebody else was faster.
 */
export async function answer<T>(
  work: () => Promise<T>,
  ...stale: Parameters<typeof revalidatePath> | []
): Promise<FormResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.message);
    throw error;
  } finally {
    if (stale.length > 0) revalidatePath(...(stale as Parameters<typeof revalidatePath>));
  }
}

/** What changes a class shows on all of its pages. */
export function answerInClass<T>(work: () => Promise<T>): Promise<FormResult<T>> {
  return answer(work, '/teach/classes/[classId]', 'layout');
}
