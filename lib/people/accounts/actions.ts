'use server';
/** What the account page and the pages for a forgotten password call. */
import { headers } from 'next/headers';
import { z } from 'zod';
import { action, classPages, formAction } from '@/lib/platform/contract/action.server';
import { database } from '@/lib/platform/db/database.server';
import { environment } from '@/lib/platform/env/environment.server';
import { clientAddress } from '@/lib/platform/http/client-address';
import { type RefusedResult, refuse, refuseFields } from '@/lib/platform/http/form-result';
import { enqueue } from '@/lib/platform/jobs/queue.server';
import { rateLimit } from '@/lib/platform/limits/rate-limit.server';
import { mailIsOn } from '@/lib/platform/mail/send.server';
import { findSessionId, startSession } from '@/lib/platform/session/session.server';
import { endSessionById } from '@/lib/platform/session/sessions.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { accountInput } from './account-input';
import { askForEmail, confirmEmail } from './email.server';
import { resetMail } from './mail.server';
import { changeName, changePassword, endOtherSessions, provesPassword, unlinkProvider } from './own-account.server';
import { makeStudentResetLink, resetPassword } from './recovery.server';
import { refuseWeak } from './weak-password';

const own = { policy: 'viewer', stale: ['/account', 'layout'] } as const;
const password = accountInput.pick({ password: true });

/** On success the browser is signed in: who set the password has proved to be let in. */
export const resetPasswordAction = formAction(
  { policy: 'anyone', input: z.tuple([z.string().max(100)]), fields: password.superRefine(refuseWeak) },
  async (_, chosen, token) => {
    const userId = await resetPassword(token, chosen.password);
    if (!userId) return refuse('This link has been used or has expired. Ask for another.');
    await startSession(userId);
    return undefined;
  },
);

/** The link is shown now and never again. */
export const makeStudentResetLinkAction = action(
  { policy: 'classInstructor', input: z.tuple([z.string()]), stale: classPages },
  async (staff, studentId) => makeStudentResetLink(staff, studentId, environment().url),
);

export const changeNameAction = formAction(
  { ...own, fields: accountInput.pick({ name: true }) },
  async (viewer, { name }) => changeName(viewer, name),
);

const wrongPassword: RefusedResult = { ok: false, message: null, errors: { current: 'This is not your password.' } };
const current = z.object({ current: z.string().max(200).default('') });

export const changePasswordAction = formAction(
  { ...own, fields: password.extend(current.shape) },
  async (viewer, chosen) => {
    const weak = await password.superRefine(refuseWeakFor(viewer)).safeParseAsync(chosen);
    if (!weak.success) return refuseFields(weak.error);
    if (!(await provesPassword(viewer, chosen.current))) return wrongPassword;
    await changePassword(viewer, chosen.password, await findSessionId());
    return undefined;
  },
);

const refuseWeakFor =
  ({ name, email }: Viewer) =>
  (chosen: { readonly password: string }, context: z.RefinementCtx) =>
    refuseWeak({ ...chosen, name, email }, context);

/** Fields `email` and `current`; answers with where the link goes. */
export const askForEmailAction = formAction(
  { ...own, fields: accountInput.pick({ email: true }).extend(current.shape) },
  async (viewer, asked) => {
    if (!(await provesPassword(viewer, asked.current))) return wrongPassword;
    await askForEmail(viewer, asked.email);
    return asked.email;
  },
);

/** On success the browser is signed in: who opened the link reads the mail of the account. */
export const confirmEmailAction = action(
  { policy: 'anyone', input: z.tuple([z.string().max(100)]) },
  async (_, token) => {
    const userId = await confirmEmail(token);
    if (!userId) return refuse('This link has been used or has expired. Ask for another on your account page.');
    await startSession(userId);
    return undefined;
  },
);

/** Mail that somebody else can make a person get, and work that they make for us. */
const asked = rateLimit({ name: 'forgotten by e-mail', limit: 5, windowMs: 60 * 60_000 });
const askedFrom = rateLimit({ name: 'forgotten by address', limit: 60, windowMs: 60 * 60_000 });

/** The answer does not tell whether the address is known, nor does the time it takes: that is looked up by the job. */
export const forgotPasswordAction = formAction(
  { policy: 'anyone', fields: accountInput.pick({ email: true }) },
  async (_, { email }) => {
    if (!mailIsOn()) return refuse('This server sends no mail. Ask your instructor or an administrator for a link.');
    const address = clientAddress(await headers());
    const wait = (await askedFrom.hit(address)) || (await asked.hit(email));
    if (wait > 0) return refuse(`This was asked for too often. Try again in ${Math.ceil(wait / 60)} minutes.`);
    await enqueue(await database(), resetMail, { email });
    return undefined;
  },
);

export const endOwnSessionAction = action({ ...own, input: z.tuple([z.uuid()]) }, async (viewer, id) =>
  endSessionById(id, viewer.id),
);

export const endOtherSessionsAction = action(own, async (viewer) => endOtherSessions(viewer, await findSessionId()));

export const unlinkProviderAction = action({ ...own, input: z.tuple([z.string().max(50)]) }, unlinkProvider);
