/**
 * Mail about accounts. A link is made when its mail is sent, so that no token ever stands in the queue; and what was typed
 * is looked up then too, so that the form takes as long for an unknown address.
 */
import 'server-only';
import { z } from 'zod';
import { database } from '@/lib/platform/db/database.server';
import { environment } from '@/lib/platform/env/environment.server';
import { defineJob } from '@/lib/platform/jobs/job';
import { sendMail } from '@/lib/platform/mail/send.server';
import { accountLinkMinutes, makeAccountLink } from './account-links.server';

const person = { id: true, name: true, email: true } as const;

/** `email`: as typed by somebody who forgot the password. */
export const resetMail = defineJob({
  kind: 'mail.reset',
  payload: z.object({ email: z.string() }),
  run: async ({ email }, run) => {
    const db = await database();
    const where = { email, erasedAt: null, suspendedAt: null };
    const found = await db.user.findFirst({ where, select: person });
    if (!found) return;
    const token = await makeAccountLink(db, { userId: found.id, kind: 'reset' });
    await sendMail(run, { ...found, userId: found.id }, null, {
      subject: 'A new password for Nabla',
      paragraphs: [`Hello ${found.name},`, 'somebody, probably you, asked for a new password for your account.'],
      action: { label: 'Set a new password', url: `${environment().url}/reset/${token}` },
      note: `The link works once, for ${accountLinkMinutes.reset} minutes. Was it not you? Then do nothing: your password stays as it is.`,
    });
  },
});

/** To the new address, which proves by the link that it is read. */
export const confirmEmailMail = defineJob({
  kind: 'mail.confirmEmail',
  payload: z.object({ userId: z.uuid(), email: z.string() }),
  run: async ({ userId, email }, run) => {
    const db = await database();
    const found = await db.user.findFirst({ where: { id: userId, erasedAt: null, suspendedAt: null }, select: person });
    const taken = await db.user.count({ where: { email, id: { not: userId } } });
    if (!found || taken > 0) return;
    const token = await makeAccountLink(db, { userId, kind: 'email', email });
    await sendMail(run, { userId, name: found.name, email }, null, {
      subject: 'Confirm your new address for Nabla',
      paragraphs: [
        `Hello ${found.name},`,
        `you asked to sign in to Nabla as ${email} from now on, in place of ${found.email}.`,
      ],
      action: { label: 'Confirm the address', url: `${environment().url}/confirm-email/${token}` },
      note: 'The link works for a day. Was it not you? Then do nothing: this address is not used.',
    });
  },
});

/** To the address that was there before: whoever did not do it learns of it. */
export const accountChangedMail = defineJob({
  kind: 'mail.accountChanged',
  payload: z.object({ userId: z.uuid(), email: z.string(), what: z.enum(['password', 'email']) }),
  run: async ({ userId, email, what }, run) => {
    const { user } = await database();
    const found = await user.findFirst({ where: { id: userId, erasedAt: null }, select: person });
    if (!found) return;
    const change = what === 'password' ? 'Your password was changed.' : `You sign in as ${found.email} from now on.`;
    await sendMail(run, { userId, name: found.name, email }, null, {
      subject: what === 'password' ? 'Your password for Nabla was changed' : 'Your address for Nabla was changed',
      paragraphs: [`Hello ${found.name},`, `${change} Other browsers have been signed out.`],
      note: 'Was it not you? Tell your instructor or whoever runs this server at once.',
    });
  },
});
