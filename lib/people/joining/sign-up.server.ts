/**
 * Accounts for students and invited staff: by a class's join code or an invitation, which are also how somebody signed
 * in joins another class. Without either where the person who runs it lets people learn by themselves.
 */

import 'server-only';
import type { AccountInput } from '@/lib/people/accounts/account-input';
import { hashPassword } from '@/lib/people/accounts/password.server';
import { database } from '@/lib/platform/db/database.server';
import { isUniqueViolation } from '@/lib/platform/db/database-errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import type { Prisma } from '@/prisma/generated/client';
import { signUpIsOpen } from './open-sign-up.server';
import { enrol, findOpening, InvitationTaken, type Opening } from './openings.server';

export type SignUpResult =
  /** `classId`: null without a class. */
  | { readonly kind: 'created'; readonly userId: string; readonly classId: string | null }
  | { readonly kind: 'unknown-code' }
  | { readonly kind: 'email-taken' };

/**
 * Creates an account in the class that a join code or an invitation's token opens, or in none for an empty code where
 * sign-up is open. Otherwise whether the e-mail is taken is told only to someone who has one of the two.
 */
export async function signUp(codeOrToken: string, account: AccountInput): Promise<SignUpResult> {
  const opening = await findOpening(codeOrToken);
  const alone = codeOrToken.trim() === '' && (await signUpIsOpen());
  if (!opening && !alone) return { kind: 'unknown-code' };
  const { name, email, password } = account;
  const passwordHash = await hashPassword(password);
  const db = await database();
  try {
    const userId = await db.$transaction(async (tx) => {
      const { id } = await tx.user.create({ data: { name, email, passwordHash }, select: { id: true } });
      if (opening) await enrol(tx, { id, email }, opening);
      return id;
    });
    return { kind: 'created', userId, classId: opening?.classId ?? null };
  } catch (error) {
    if (error instanceof InvitationTaken) return { kind: 'unknown-code' };
    if (isUniqueViolation(error)) return { kind: 'email-taken' };
    throw error;
  }
}

/** `waits`: for an instructor, and is not in the class until then. */
type Joined = Opening & { readonly waits: boolean };

/** Enrols a signed-in viewer; joining twice is joining once, and staff of the class stay staff. Null for an unknown code. */
export async function joinClass(viewer: Viewer, codeOrToken: string): Promise<Joined | null> {
  const opening = await findOpening(codeOrToken);
  if (!opening) return null;
  const db = await database();
  try {
    const result = await db.$transaction(async (tx) =>
      enrol(tx, { ...viewer, emailProven: await isProven(tx, viewer.id) }, opening),
    );
    return { ...opening, waits: result === 'waits' };
  } catch (error) {
    if (error instanceof InvitationTaken) return null;
    throw error;
  }
}

/** Whose account has no password came by a provider, which had verified the address. */
async function isProven(tx: Prisma.TransactionClient, userId: string): Promise<boolean> {
  return (await tx.user.count({ where: { id: userId, passwordHash: null, accounts: { some: {} } } })) > 0;
}
