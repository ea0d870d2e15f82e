/**
 * One-time links to an account: a new password, a new address. Only the token's hash is stored. To look at a link changes
 * nothing, since scanners of mail open what they find; using it takes it.
 */
import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { database } from '@/lib/platform/db/database.server';
import type { Prisma } from '@/prisma/generated/client';

export type AccountLinkKind = 'reset' | 'email';

/** How long each works. */
export const accountLinkMinutes: Readonly<Record<AccountLinkKind, number>> = { reset: 30, email: 24 * 60 };

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const open = () => ({ usedAt: null, expiresAt: { gt: new Date() }, user: { erasedAt: null, suspendedAt: null } });

interface NewLink {
  readonly userId: string;
  readonly kind: AccountLinkKind;
  readonly email?: string;
  readonly createdById?: string;
}

/** Returns the token. Links made before for the same keep working until one of them is used. */
export async function makeAccountLink(tx: Prisma.TransactionClient, given: NewLink): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + accountLinkMinutes[given.kind] * 60_000);
  await tx.accountLink.deleteMany({ where: { userId: given.userId, expiresAt: { lt: new Date() } } });
  await tx.accountLink.create({ data: { ...given, tokenHash: hashOf(token), expiresAt } });
  return token;
}

export interface AccountLinkView {
  readonly userId: string;
  /** As it signs in now. */
  readonly email: string;
  readonly name: string;
  /** The new address, of a link that confirms one. */
  readonly newEmail: string | null;
}

/** Null for one that is unknown, used or expired, or whose account is gone or suspended. */
export async function findAccountLink(kind: AccountLinkKind, token: string): Promise<AccountLinkView | null> {
  const { accountLink } = await database();
  const found = await accountLink.findFirst({
    where: { tokenHash: hashOf(token), kind, ...open() },
    select: { userId: true, email: true, user: { select: { email: true, name: true } } },
  });
  return found && { userId: found.userId, ...found.user, newEmail: found.email };
}

/** Takes the link, and with it all of the same kind for the account; null where it is closed. */
export async function takeAccountLink(
  tx: Prisma.TransactionClient,
  kind: AccountLinkKind,
  token: string,
): Promise<{ readonly userId: string; readonly email: string | null } | null> {
  const { count } = await tx.accountLink.updateMany({
    where: { tokenHash: hashOf(token), kind, ...open() },
    data: { usedAt: new Date() },
  });
  if (count === 0) return null;
  const { userId, email } = await tx.accountLink.findUniqueOrThrow({ where: { tokenHash: hashOf(token) } });
  await tx.accountLink.updateMany({ where: { userId, kind, usedAt: null }, data: { usedAt: new Date() } });
  return { userId, email };
}
