/**
 * What accounts may beyond being a student, as explicit grants: who gave them, when, and who took them back
 * (docs/decisions/0025). Being staff of a class is another matter, and gives no right here.
 */
import 'server-only';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { environment } from '@/lib/platform/env/environment.server';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { Administrator } from '@/lib/platform/session/capabilities';
import type { Prisma } from '@/prisma/generated/client';

export type AccountRight = 'instructor' | 'administrator';

interface NewGrant {
  readonly userId: string;
  readonly right: AccountRight;
  /** Null: the set-up, or the command line. */
  readonly byId: string | null;
}

/** Serialises changes of rights: of two administrators who take each other's right, one keeps it. Any number. */
const rightsLock = 762_252_116;

/** Granting twice is granting once. Call it in the transaction that makes the account what it is. */
export async function grantRight(tx: Prisma.TransactionClient, { userId, right, byId }: NewGrant): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${rightsLock})`;
  const held = await tx.grant.count({ where: { userId, right, revokedAt: null } });
  if (held === 0) await tx.grant.create({ data: { userId, right, grantedById: byId } });
  if (right === 'instructor') await tx.user.update({ where: { id: userId }, data: { role: 'instructor' } });
  if (held === 0 && byId && byId !== userId)
    await recordAudit(tx, {
      ...{ actor: { id: byId }, action: 'account.grant', classId: null, subjectId: userId },
      details: { right },
    });
}

/** For the administration's page. @throws NotFound */
export async function giveRight(admin: Administrator, userId: string, right: AccountRight): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    await requireAccount(tx, userId);
    await grantRight(tx, { userId, right, byId: admin.id });
  });
}

/** Counts at the next request. @throws NotFound; InvalidRequest for the last administrator */
export async function revokeRight(admin: Administrator, userId: string, right: AccountRight): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    await requireAccount(tx, userId);
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${rightsLock})`;
    if (right === 'administrator') await requireAnotherAdministrator(tx, userId);
    const { count } = await tx.grant.updateMany({
      where: { userId, right, revokedAt: null },
      data: { revokedAt: new Date(), revokedById: admin.id },
    });
    if (right === 'instructor') await tx.user.update({ where: { id: userId }, data: { role: 'student' } });
    if (count > 0)
      await recordAudit(tx, {
        ...{ actor: admin, action: 'account.revoke', classId: null, subjectId: userId },
        details: { right },
      });
  });
}

/** @throws InvalidRequest where nobody else could manage the accounts */
export async function requireAnotherAdministrator(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  const others = { right: 'administrator', revokedAt: null, userId: { not: userId } } as const;
  if ((await tx.grant.count({ where: { ...others, user: { suspendedAt: null, erasedAt: null } } })) > 0) return;
  if ((await tx.grant.count({ where: { userId, right: 'administrator', revokedAt: null } })) > 0)
    throw new InvalidRequest('This is the last administrator. Make somebody else one first.');
}

async function requireAccount(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  const found = isUuid(userId) && (await tx.user.count({ where: { id: userId, erasedAt: null } })) > 0;
  if (!found) throw new NotFound('There is no such account.');
}

/** Administrators, and every instructor where NABLA_INSTRUCTORS_INVITE opens it: as it is now, for links made before. */
export async function stillMakesInstructors(tx: Prisma.TransactionClient, userId: string | null): Promise<boolean> {
  if (userId === null) return false;
  const administers = { grants: { some: { right: 'administrator' as const, revokedAt: null } } };
  const opened = environment().instructorsInvite ? [{ role: 'instructor' as const }] : [];
  const who = { id: userId, suspendedAt: null, erasedAt: null, OR: [administers, ...opened] };
  return (await tx.user.count({ where: who })) > 0;
}

/**
 * Whoever becomes an instructor of a class must be one by account, or become one by somebody who makes instructors.
 * Returns whether they are now.
 */
export async function becomesInstructor(
  tx: Prisma.TransactionClient,
  userId: string,
  byId: string | null,
): Promise<boolean> {
  if ((await tx.user.count({ where: { id: userId, role: 'instructor' } })) > 0) return true;
  if (!(await stillMakesInstructors(tx, byId))) return false;
  await grantRight(tx, { userId, right: 'instructor', byId });
  return true;
}
