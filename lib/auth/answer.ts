/** What a server action answers where a refusal is to stand beside the form. */
import { Refusal } from './errors';
import { type FormResult, refuse } from './form-result';

/** The work's value, or its refusal as a message; anything else goes on up. */
export async function answer<T>(work: () => Promise<T>): Promise<FormResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.message);
    throw error;
  }
}
