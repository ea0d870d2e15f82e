/** For schemas of forms in which a password is chosen: refuses what is quickly guessed, with the reason. */
import type { z } from 'zod';
import { passwordMinimum } from './account-input';
import { judgePassword } from './strength';

interface Chosen {
  readonly password: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** With `.superRefine`; the schema is then read asynchronously. */
export async function refuseWeak({ password, name, email }: Chosen, context: z.RefinementCtx): Promise<void> {
  // Too short is said already.
  if (password.length < passwordMinimum) return;
  const { reason } = await judgePassword(
    password,
    [name, email].filter((text) => text !== undefined),
  );
  if (reason) context.addIssue({ code: 'custom', path: ['password'], message: reason });
}
