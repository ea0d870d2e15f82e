'use server';
/** What the page of personal tokens calls. */
import { z } from 'zod';
import { action, formAction } from '@/lib/platform/contract/action.server';
import { tokenInput } from './token-input';
import { createToken, revokeToken } from './tokens.server';

/** The token is in the answer and nowhere else. */
export const createTokenAction = formAction(
  { policy: 'instructor', fields: tokenInput, several: ['scopes'], stale: ['/teach/api'] },
  async (instructor, input) => ({ token: await createToken(instructor, input) }),
);

export const revokeTokenAction = action(
  { policy: 'instructor', input: z.tuple([z.string()]), stale: ['/teach/api'] },
  revokeToken,
);
