'use server';
/** What the forms of sign-up, set-up and joining call. On success the browser is signed in. */
import { cookies } from 'next/headers';
import { z } from 'zod';
import { accountInput } from '@/lib/people/accounts/account-input';
import {
  becomeInstructor,
  createInstructorLink,
  redeemSetupLink,
  withdrawInstructorLink,
} from '@/lib/people/accounts/setup.server';
import { refuseWeak } from '@/lib/people/accounts/weak-password';
import { action, formAction } from '@/lib/platform/contract/action.server';
import { environment } from '@/lib/platform/env/environment.server';
import { type RefusedResult, refuse } from '@/lib/platform/http/form-result';
import { endSession, startSession } from '@/lib/platform/session/session.server';
import { joinCodeCookie, joinCodeCookieSeconds, linkCookie } from './join-code-cookie';
import { signUpIsOpen } from './open-sign-up.server';
import { findOpening } from './openings.server';
import { joinClass, signUp } from './sign-up.server';
import { tryCode } from './tried-code.server';

const codeInput = z.object({ code: z.string().trim().min(1, 'Type the code that your instructor gave you.').max(100) });
const codeOrNone = z.object({ code: z.string().trim().max(100) });
const unknownCode: RefusedResult = {
  ok: false,
  message: null,
  errors: { code: 'No class has this code (any more). Ask your instructor for the current one.' },
};
const emailTaken: RefusedResult = {
  ok: false,
  message: null,
  errors: { email: 'There is an account with this e-mail. Sign in, then join the class with the code.' },
};

/** `code`: a join code or an invitation's token; empty where sign-up is open. */
export const signUpAction = formAction(
  { policy: 'anyone', fields: accountInput.extend(codeOrNone.shape).superRefine(refuseWeak) },
  async (_, { code, ...account }) =>
    tryingCode(async () => {
      const result = await signUp(code, account);
      if (result.kind === 'unknown-code') return unknownCode;
      if (result.kind === 'email-taken') return emailTaken;
      await startSession(result.userId);
      return undefined;
    }),
);

export const redeemSetupLinkAction = formAction(
  { policy: 'anyone', fields: accountInput.extend({ token: z.string().max(100) }).superRefine(refuseWeak) },
  async (_, { token, ...account }) => {
    const result = await redeemSetupLink(token, account);
    if (result.kind === 'link-closed')
      return refuse('This link has been used or has expired. Sign in, or ask for another.');
    if (result.kind === 'email-taken') return emailTaken;
    await startSession(result.userId);
    return undefined;
  },
);

/** For somebody signed in who was handed an instructor's link. */
export const becomeInstructorAction = action(
  { policy: 'viewer', input: z.tuple([z.string().max(100)]) },
  async (viewer, token) => {
    if (await becomeInstructor(viewer, token)) return undefined;
    return refuse('This link has been used, was withdrawn or has expired. Ask your colleague for another.');
  },
);

/** The link is shown now and never again. */
export const createInstructorLinkAction = action({ policy: 'instructorMaker', stale: ['/teach'] }, async (maker) =>
  createInstructorLink(maker, environment().url),
);

export const withdrawInstructorLinkAction = action(
  { policy: 'instructorMaker', input: z.tuple([z.string().max(64)]), stale: ['/teach'] },
  withdrawInstructorLink,
);

/** `code`: a join code or an invitation's token. */
export const joinClassAction = formAction({ policy: 'viewer', fields: codeInput }, async (viewer, { code }) =>
  tryingCode(async () => ((await joinClass(viewer, code)) ? undefined : unknownCode)),
);

/** Before going to a provider's sign-in page, so that somebody new comes back into the class. */
export const rememberJoinCodeAction = formAction({ policy: 'anyone', fields: codeOrNone }, async (_, { code }) =>
  tryingCode(async () => {
    // Nothing to remember: the provider's answer is asked whether it may do without.
    if (code === '' && (await signUpIsOpen())) return undefined;
    if (!(await findOpening(code))) return unknownCode;
    const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', maxAge: joinCodeCookieSeconds };
    (await cookies()).set(joinCodeCookie, code, options);
    return undefined;
  }),
);

/** Before going to a provider's sign-in page, so that its account is linked to the viewer's. */
export const rememberLinkAction = action({ policy: 'viewer' }, async ({ id }) => {
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', maxAge: joinCodeCookieSeconds };
  (await cookies()).set(linkCookie, id, options);
});

export const signOutAction = action({ policy: 'anyone' }, endSession);

const tryingCode = (attempt: () => Promise<RefusedResult | undefined>) =>
  // A taken address tells that it is known: it is no cheaper to ask for than a code.
  tryCode(attempt, (result) => result === unknownCode || result === emailTaken);
