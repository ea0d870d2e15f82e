/**
 * The first instructor: while nobody has an account the terminal prints a link, and whoever opens it creates the first
 * one. Only the token's hash is stored. The demo class's accounts do not count.
 */
import { createHash, randomBytes } from 'node:crypto';
import { database } from '@/lib/db.server';
import type { Prisma } from '@/prisma/generated/client';
import type { AccountInput } from './account-input';
import { isUniqueViolation } from './database-errors';
import { hashPassword } from './password.server';

const dayMs = 24 * 60 * 60_000;
/** Serialises redemptions across processes; any number. */
const redemptionLock = 762_252_115;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

const somebodyExists = async (db: Prisma.TransactionClient) => (await db.user.count({ where: { demo: false } })) > 0;

/** A fresh link at `url`, or null when somebody has an account. Links of earlier starts hold for a day. */
export async function createSetupLink(url: string): Promise<string | null> {
  const db = await database();
  if (await somebodyExists(db)) return null;
  const token = randomBytes(32).toString('base64url');
  await db.setupLink.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - dayMs) } } });
  await db.setupLink.create({ data: { tokenHash: hashOf(token) } });
  return `${url}/setup/${token}`;
}

/** Whether the link still works. */
export async function isSetupLinkOpen(token: string): Promise<boolean> {
  const db = await database();
  const link = await db.setupLink.findUnique({ where: { tokenHash: hashOf(token) }, select: { usedAt: true } });
  return link !== null && link.usedAt === null && !(await somebodyExists(db));
}

export type SetupResult =
  | { readonly kind: 'created'; readonly userId: string }
  /** Unknown, used, or somebody has an account by now. */
  | { readonly kind: 'link-closed' }
  | { readonly kind: 'email-taken' };

/** Creates the first instructor, exactly once however many open the link at the same moment. */
export async function redeemSetupLink(token: string, account: AccountInput): Promise<SetupResult> {
  const { name, email, password } = account;
  if (!(await isSetupLinkOpen(token))) return { kind: 'link-closed' };
  const passwordHash = await hashPassword(password);
  const db = await database();
  try {
    return await db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${redemptionLock})`;
      const { count } = await tx.setupLink.updateMany({
        where: { tokenHash: hashOf(token), usedAt: null },
        data: { usedAt: new Date() },
      });
      if (count === 0 || (await somebodyExists(tx))) return { kind: 'link-closed' };
      const data = { name, email, passwordHash, role: 'instructor' as const };
      const { id } = await tx.user.create({ data, select: { id: true } });
      return { kind: 'created', userId: id };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: 'email-taken' };
    throw error;
  }
}
