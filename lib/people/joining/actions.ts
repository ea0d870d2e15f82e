'use server';
/** What the forms of sign-up, set-up and joining call. Each answers a FormResult; on success the browser is signed in. */
import { revalidatePath } from 'next/cache';
import { cookies, headers } from 'next/headers';
import { z } from 'zod';
import { accountInput } from '@/lib/people/accounts/account-input';
import {
  becomeInstructor,
  createInstructorLink,
  redeemSetupLink,
  withdrawInstructorLink,
} from '@/lib/people/accounts/setup.server';
import { environment } from '@/lib/platform/env/environment.server';
import { clientAddress } from '@/lib/platform/http/client-address';
import { type FormResult, refuse, refuseFields } from '@/lib/platform/http/form-result';
import { rateLimit } from '@/lib/platform/http/rate-limit';
import { admitAction } from '@/lib/platform/session/admit.server';
import { endSession, startSession } from '@/lib/platform/session/session.server';
import { joinCodeCookie, joinCodeCookieSeconds } from './join-code-cookie';
import { findOpening } from './openings.server';
import { joinClass, signUp } from './sign-up.server';

const codeInput = z.object({ code: z.string().trim().min(1, 'Type the code that your instructor gave you.').max(100) });
const unknownCode: FormResult = {
  ok: false,
  message: null,
  errors: { code: 'No class has this code (any more). Ask your instructor for the current one.' },
};
const emailTaken: FormResult = {
  ok: false,
  message: null,
  errors: { email: 'There is an account with this e-mail. Sign in, then join the class with the code.' },
};

/** Wrong codes per address; a whole school may share one, so a typing slip or two by everyone must fit. */
const wrongCodes = rateLimit({ limit: 100, windowMs: 15 * 60_000 });

/** Fields `code` (a join code or an invitation's token), `name`, `email`, `password`. */
export async function signUpAction(_previous: FormResult | null, form: FormData): Promise<FormResult> {
  await admitAction('lib/people/joining/actions.ts signUpAction');
  const input = accountInput.extend(codeInput.shape).safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  const { code, ...account } = input.data;
  return tryingCode(async () => {
    const result = await signUp(code, account);
    if (result.kind === 'unknown-code') return unknownCode;
    if (result.kind === 'email-taken') return emailTaken;
    await startSession(result.userId);
    return { ok: true, value: null };
  });
}

/** Fields `token`, `name`, `email`, `password`. */
export async function redeemSetupLinkAction(_previous: FormResult | null, form: FormData): Promise<FormResult> {
  await admitAction('lib/people/joining/actions.ts redeemSetupLinkAction');
  const input = accountInput.extend({ token: z.string().max(100) }).safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  const { token, ...account } = input.data;
  const result = await redeemSetupLink(token, account);
  if (result.kind === 'link-closed')
    return refuse('This link has been used or has expired. Sign in, or ask for another.');
  if (result.kind === 'email-taken') return emailTaken;
  await startSession(result.userId);
  return { ok: true, value: null };
}

/** For somebody signed in who was handed an instructor's link. */
export async function becomeInstructorAction(token: string): Promise<FormResult> {
  const viewer = await admitAction('lib/people/joining/actions.ts becomeInstructorAction');
  if (await becomeInstructor(viewer, z.string().max(100).parse(token))) return { ok: true, value: null };
  return refuse('This link has been used, was withdrawn or has expired. Ask your colleague for another.');
}

/** The link is shown now and never again. */
export async function createInstructorLinkAction(): Promise<string> {
  const viewer = await admitAction('lib/people/joining/actions.ts createInstructorLinkAction');
  const link = await createInstructorLink(viewer, environment().url);
  revalidatePath('/teach');
  return link;
}

export async function withdrawInstructorLinkAction(id: string): Promise<void> {
  const viewer = await admitAction('lib/people/joining/actions.ts withdrawInstructorLinkAction');
  await withdrawInstructorLink(viewer, z.string().max(64).parse(id));
  revalidatePath('/teach');
}

/** Field `code`: a join code or an invitation's token. */
export async function joinClassAction(_previous: FormResult | null, form: FormData): Promise<FormResult> {
  const viewer = await admitAction('lib/people/joining/actions.ts joinClassAction');
  const input = codeInput.safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  return tryingCode(async () => ((await joinClass(viewer, input.data.code)) ? { ok: true, value: null } : unknownCode));
}

/** Field `code`: before going to a provider's sign-in page, so that somebody new comes back into the class. */
export async function rememberJoinCodeAction(_previous: FormResult | null, form: FormData): Promise<FormResult> {
  await admitAction('lib/people/joining/actions.ts rememberJoinCodeAction');
  const input = codeInput.safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  return tryingCode(async () => {
    if (!(await findOpening(input.data.code))) return unknownCode;
    const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', maxAge: joinCodeCookieSeconds };
    (await cookies()).set(joinCodeCookie, input.data.code, options);
    return { ok: true, value: null };
  });
}

export async function signOutAction(): Promise<void> {
  await admitAction('lib/people/joining/actions.ts signOutAction');
  await endSession();
}

async function tryingCode(attempt: () => Promise<FormResult>): Promise<FormResult> {
  const address = clientAddress(await headers());
  const wait = wrongCodes.waitSeconds(address);
  if (wait > 0) return refuse(`Too many wrong codes from this address. Try again in ${Math.ceil(wait / 60)} minutes.`);
  const result = await attempt();
  if (result === unknownCode) wrongCodes.record(address);
  return result;
}
