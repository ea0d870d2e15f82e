/**
 * A forgotten password. Without mail, somebody who knows the person makes the link and hands it over: an instructor for a
 * student of theirs, an administrator for anybody, `npm run account` for the last of these.
 */
import 'server-only';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { Forbidden, NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import { enqueue } from '@/lib/platform/jobs/queue.server';
import { mailIsOn } from '@/lib/platform/mail/send.server';
import type { Administrator, ClassInstructor } from '@/lib/platform/session/capabilities';
import { endSessions } from '@/lib/platform/session/sessions.server';
import type { Prisma } from '@/prisma/generated/client';
import { findAccountLink, makeAccountLink, takeAccountLink } from './account-links.server';
import { accountChangedMail } from './mail.server';
import { hashPassword } from './password.server';

const resetPath = (url: string, token: string) => `${url}/reset/${token}`;

/**
 * A link at `url` for a student of the class. Not for whoever may more than a student anywhere: the link would lend the
 * instructor what that account may. @throws NotFound; Forbidden
 */
export async function makeStudentResetLink(staff: ClassInstructor, studentId: string, url: string): Promise<string> {
  const { viewer, classId } = staff;
  const db = await database();
  return db.$transaction(async (tx) => {
    const student = { classId, role: 'student', removedAt: null } as const;
    const where = { id: studentId, erasedAt: null, suspendedAt: null, enrolments: { some: student } };
    if (!isUuid(studentId) || (await tx.user.count({ where })) === 0)
      throw new NotFound('There is no such student in this class.');
    if (await isTrusted(tx, studentId))
      throw new Forbidden('This student teaches elsewhere. Only an administrator can make a link for them.');
    const token = await makeAccountLink(tx, { userId: studentId, kind: 'reset', createdById: viewer.id });
    await recordAudit(tx, { actor: viewer, action: 'account.resetLink', classId, subjectId: studentId });
    return resetPath(url, token);
  });
}

/** Whether the account holds a right, or is staff of any class. */
async function isTrusted(tx: Prisma.TransactionClient, userId: string): Promise<boolean> {
  const holds = { grants: { some: { revokedAt: null } } };
  const staffs = { enrolments: { some: { role: { not: 'student' as const }, removedAt: null } } };
  return (await tx.user.count({ where: { id: userId, OR: [holds, staffs, { role: 'instructor' }] } })) > 0;
}

/** A link at `url` for anybody. @throws NotFound */
export async function makeResetLink(admin: Administrator, userId: string, url: string): Promise<string> {
  const db = await database();
  return db.$transaction(async (tx) => {
    const where = { id: userId, erasedAt: null, suspendedAt: null };
    if (!isUuid(userId) || (await tx.user.count({ where })) === 0)
      throw new NotFound('There is no such account, or it is suspended.');
    const token = await makeAccountLink(tx, { userId, kind: 'reset', createdById: admin.id });
    await recordAudit(tx, { actor: admin, action: 'account.resetLink', classId: null, subjectId: userId });
    return resetPath(url, token);
  });
}

/** For whoever sits at the machine, or reads the mail of that address. Null for an unknown one. */
export async function makeOwnResetLink(email: string, url: string): Promise<string | null> {
  const db = await database();
  return db.$transaction(async (tx) => {
    const where = { email: email.trim().toLowerCase(), erasedAt: null, suspendedAt: null };
    const found = await tx.user.findFirst({ where, select: { id: true } });
    return found && resetPath(url, await makeAccountLink(tx, { userId: found.id, kind: 'reset' }));
  });
}

/** Sets the password and ends all sessions; returns whose link it was, null where it is closed. */
export async function resetPassword(token: string, password: string): Promise<string | null> {
  if (!(await findAccountLink('reset', token))) return null;
  const passwordHash = await hashPassword(password);
  const db = await database();
  return db.$transaction(async (tx) => {
    const link = await takeAccountLink(tx, 'reset', token);
    if (!link) return null;
    await setPassword(tx, link.userId, passwordHash);
    return link.userId;
  });
}

/** Ends all sessions but `keep`, and every link to set another password. */
export async function setPassword(
  tx: Prisma.TransactionClient,
  userId: string,
  passwordHash: string,
  keep: string | null = null,
): Promise<void> {
  const { email } = await tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { email: true } });
  await tx.accountLink.updateMany({ where: { userId, kind: 'reset', usedAt: null }, data: { usedAt: new Date() } });
  await endSessions(tx, userId, keep);
  if (mailIsOn()) await enqueue(tx, accountChangedMail, { userId, email, what: 'password' });
}
