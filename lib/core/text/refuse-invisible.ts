/** Names that look alike and are not, or that turn the text around them, are refused wherever people write one. */
import type { z } from 'zod';
import { nameInvisible } from './invisible';

/** For Zod's `superRefine` on a name or a title. The joiners that Persian and Indic names are spelt with stay. */
export function refuseInvisible(name: string, context: z.RefinementCtx): void {
  const found = nameInvisible(name, false);
  if (found) context.addIssue({ code: 'custom', message: `There is ${found}, which nobody sees. Take it away.` });
}
