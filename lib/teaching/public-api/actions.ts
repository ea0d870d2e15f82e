'use server';
/** What the page of personal tokens calls. */
import { z } from 'zod';
import { action, formAction } from '@/lib/platform/contract/action.server';
import { scopeNames } from './scopes';
import { createToken, revokeToken } from './tokens.server';

const tokenInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Name what will use it, such as "Gradebook script".')
    .max(80, 'At most 80 characters.'),
  scopes: z.array(z.enum(scopeNames)).min(1, 'Choose what it may read.'),
  /** Empty: all. */
  classId: z.union([z.literal('').transform(() => null), z.uuid()]),
  days: z.coerce.number('Choose for how long.').int().min(1).max(365),
});

/** The token is in the answer and nowhere else. */
export const createTokenAction = formAction(
  { policy: 'instructor', fields: tokenInput, several: ['scopes'], stale: ['/teach/api'] },
  async (instructor, input) => ({ token: await createToken(instructor, input) }),
);

export const revokeTokenAction = action(
  { policy: 'instructor', input: z.tuple([z.string()]), stale: ['/teach/api'] },
  revokeToken,
);
