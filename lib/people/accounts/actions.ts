'use server';
/** What the account page and the pages for a forgotten password call. */
import { z } from 'zod';
import { action, classPages, formAction } from '@/lib/platform/contract/action.server';
import { environment } from '@/lib/platform/env/environment.server';
import { type RefusedResult, refuse, refuseFields } from '@/lib/platform/http/form-result';
import { findSessionId, startSession } from '@/lib/platform/session/session.server';
import { endSessionById } from '@/lib/platform/session/sessions.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { accountInput } from './account-input';
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

export const endOwnSessionAction = action({ ...own, input: z.tuple([z.uuid()]) }, async (viewer, id) =>
  endSessionById(id, viewer.id),
);

export const endOtherSessionsAction = action(own, async (viewer) => endOtherSessions(viewer, await findSessionId()));

export const unlinkProviderAction = action({ ...own, input: z.tuple([z.string().max(50)]) }, unlinkProvider);
