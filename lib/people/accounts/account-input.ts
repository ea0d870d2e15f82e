/** What people type to make an account; one schema for sign-up and set-up. */
import { z } from 'zod';
import { refuseInvisible } from '@/lib/core/text/refuse-invisible';

export const passwordMinimum = 10;

export const accountInput = z.object({
  name: z.string().trim().min(1, 'Tell us your name.').max(100, 'At most 100 characters.').superRefine(refuseInvisible),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'At most 254 characters.')
    .pipe(z.email('This is not an e-mail address.')),
  password: z
    .string()
    .min(passwordMinimum, `At least ${passwordMinimum} characters: a few words in a row are easy to remember.`)
    .max(200, 'At most 200 characters.'),
});
export type AccountInput = z.infer<typeof accountInput>;
