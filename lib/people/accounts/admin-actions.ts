'use server';
/** What the administration's page calls. */
import { z } from 'zod';
import { action, formAction } from '@/lib/platform/contract/action.server';
import { environment } from '@/lib/platform/env/environment.server';
import { accountInput } from './account-input';
import { endSessionsOf, readmitAccount, suspendAccount } from './administration.server';
import { setEmail } from './email.server';
import { giveRight, revokeRight } from './grants.server';
import { makeResetLink } from './recovery.server';

const ofAccounts = { policy: 'administrator', stale: ['/admin'] } as const;
const person = { ...ofAccounts, input: z.tuple([z.uuid()]) } as const;
const right = { ...ofAccounts, input: z.tuple([z.uuid(), z.enum(['instructor', 'administrator'])]) } as const;

export const giveRightAction = action(right, giveRight);
export const revokeRightAction = action(right, revokeRight);
export const suspendAccountAction = action(person, suspendAccount);
export const readmitAccountAction = action(person, readmitAccount);
export const endSessionsOfAction = action(person, endSessionsOf);

/** The link is shown now and never again. */
export const makeResetLinkAction = action(person, async (admin, userId) =>
  makeResetLink(admin, userId, environment().url),
);

export const setEmailAction = formAction(
  { ...person, fields: accountInput.pick({ email: true }) },
  async (admin, { email }, userId) => setEmail(admin, userId, email),
);
