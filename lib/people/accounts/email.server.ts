/** A new address: it counts once the link sent to it was used. Mail is needed for that; an administrator can do without. */
import 'server-only';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { isUniqueViolation } from '@/lib/platform/db/database-errors';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import { enqueue } from '@/lib/platform/jobs/queue.server';
import { mailIsOn } from '@/lib/platform/mail/send.server';
import type { Administrator } from '@/lib/platform/session/capabilities';
import { endSessions } from '@/lib/platform/session/sessions.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import type { Prisma } from '@/prisma/generated/client';
import { takeAccountLink } from './account-links.server';
import { accountChangedMail, confirmEmailMail } from './mail.server';

/** The answer is the same for an address that somebody else has, who gets no mail. @throws InvalidRequest without mail */
export async function askForEmail({ id: userId }: Viewer, email: string): Promise<void> {
  if (!mailIsOn()) throw new InvalidRequest('This server sends no mail. Ask an administrator to change your address.');
  await enqueue(await database(), confirmEmailMail, { userId, email });
}

const taken = 'Another account has this address.';

/** Returns whose link it was, null where it is closed. @throws InvalidRequest for an address that was taken meanwhile */
export async function confirmEmail(token: string): Promise<string | null> {
  const db = await database();
  try {
    return await db.$transaction(async (tx) => {
      const link = await takeAccountLink(tx, 'email', token);
      if (!link?.email) return null;
      await writeEmail(tx, link.userId, link.email);
      return link.userId;
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new InvalidRequest(taken);
    throw error;
  }
}

/** @throws NotFound; InvalidRequest for one that is taken */
export async function setEmail(admin: Administrator, userId: string, email: string): Promise<void> {
  const db = await database();
  try {
    await db.$transaction(async (tx) => {
      const found = isUuid(userId) && (await tx.user.findFirst({ where: { id: userId, erasedAt: null } }));
      if (!found) throw new NotFound('There is no such account.');
      if (found.email === email) return;
      await writeEmail(tx, userId, email);
      const details = { from: found.email, to: email };
      await recordAudit(tx, { actor: admin, action: 'account.email', classId: null, subjectId: userId, details });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new InvalidRequest(taken);
    throw error;
  }
}

/** Links that were sent to the old address stop working. */
async function writeEmail(tx: Prisma.TransactionClient, userId: string, email: string): Promise<void> {
  const { email: before } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  await tx.user.update({ where: { id: userId }, data: { email } });
  await tx.accountLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: new Date() } });
  await endSessions(tx, userId);
  if (mailIsOn()) await enqueue(tx, accountChangedMail, { userId, email: before, what: 'email' });
}
