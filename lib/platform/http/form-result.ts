/** What a form's server action answers; the fields' messages stand beside the fields, `message` is for the form as a whole. */
import type { z } from 'zod';

export interface FieldErrors {
  readonly [field: string]: string | undefined;
}

/** `value` is what the form made, null where there is nothing to tell. */
export type FormResult<T = null> = { readonly ok: true; readonly value: T } | RefusedResult;

export interface RefusedResult {
  readonly ok: false;
  readonly message: string | null;
  readonly errors: FieldErrors;
}

export function refuse(message: string): RefusedResult {
  return { ok: false, message, errors: {} };
}

/** The first message of every field. */
export function refuseFields(error: z.ZodError): RefusedResult {
  // The last one stands: turned round, that is the first.
  const told = error.issues.map(({ path, message }) => [String(path[0]), message] as const).toReversed();
  return { ok: false, message: null, errors: Object.fromEntries(told) };
}

/** All of it, where there are no fields to stand beside. */
export function sayRefusal({ message, errors }: RefusedResult): string {
  return [message, ...Object.values(errors)].filter((text) => text !== null && text !== undefined).join(' ');
}
