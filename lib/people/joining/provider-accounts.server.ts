/**
 * Sign-in by a provider: which user is it? An account is never taken over by an e-mail alone:
 * - a provider account that is linked signs its user in;
 * - an unverified e-mail proves nothing: refused;
 * - a user with a password must have signed in with it in this browser before a provider is linked;
 * - a user without a password came by a provider with the same verified e-mail: linked;
 * - somebody signed in who asked to link it on their account page has it linked, whatever its e-mail;
 * - somebody new needs a class's join code or an invitation, as everyone does where sign-up is not open.
 */

import 'server-only';
import { withoutInvisible } from '@/lib/core/text/invisible';
import { database } from '@/lib/platform/db/database.server';
import { isUniqueViolation } from '@/lib/platform/db/database-errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { signUpIsOpen } from './open-sign-up.server';
import { enrol, findOpening, InvitationTaken } from './openings.server';

export interface ProviderProfile {
  readonly provider: string;
  readonly providerAccountId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly emailVerified: boolean;
}

interface SignInContext {
  readonly viewer: Viewer | null;
  readonly joinCode: string | null;
  readonly linkFor?: string | null;
}

export type ProviderResult =
  | { readonly kind: 'admitted'; readonly userId: string }
  | { readonly kind: 'refused'; readonly reason: ProviderRefusal };
export type ProviderRefusal = 'linked-elsewhere' | 'email-unverified' | 'password-first' | 'join-code-needed';

/** `viewer` is who is signed in in this browser, `linkFor` who asked there to link a provider; `joinCode` what the sign-up page remembered. */
export async function admitProviderAccount(
  profile: ProviderProfile,
  { viewer, joinCode, linkFor = null }: SignInContext,
): Promise<ProviderResult> {
  const linked = await findLinkedUser(profile);
  const linking = viewer !== null && linkFor === viewer.id;
  if (linked && linking && linked !== viewer.id) return { kind: 'refused', reason: 'linked-elsewhere' };
  if (linked) return { kind: 'admitted', userId: linked };
  if (linking) return linkTo(viewer.id, profile);
  if (!profile.email || !profile.emailVerified) return { kind: 'refused', reason: 'email-unverified' };
  const db = await database();
  const email = profile.email.trim().toLowerCase();
  const existing = await db.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
  if (!existing) return signUpByProvider({ ...profile, email }, joinCode);
  if (existing.passwordHash !== null && viewer?.id !== existing.id)
    return { kind: 'refused', reason: 'password-first' };
  return linkTo(existing.id, profile);
}

async function linkTo(
  userId: string,
  { provider, providerAccountId }: Pick<ProviderProfile, 'provider' | 'providerAccountId'>,
): Promise<ProviderResult> {
  const { account } = await database();
  await account.createMany({ data: [{ provider, providerAccountId, userId }], skipDuplicates: true });
  return { kind: 'admitted', userId };
}

export async function findLinkedUser(
  profile: Pick<ProviderProfile, 'provider' | 'providerAccountId'>,
): Promise<string | null> {
  const { provider, providerAccountId } = profile;
  const { account } = await database();
  const linked = await account.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { userId: true },
  });
  return linked?.userId ?? null;
}

async function signUpByProvider(
  profile: ProviderProfile & { readonly email: string },
  joinCode: string | null,
): Promise<ProviderResult> {
  const opening = joinCode ? await findOpening(joinCode) : null;
  const alone = !joinCode && (await signUpIsOpen());
  if (!opening && !alone) return { kind: 'refused', reason: 'join-code-needed' };
  const { provider, providerAccountId, email } = profile;
  const name =
    withoutInvisible(profile.name ?? '')
      .trim()
      .slice(0, 100) ||
    (email.split('@')[0] ?? email);
  const db = await database();
  try {
    const userId = await db.$transaction(async (tx) => {
      const data = { email, name, accounts: { create: { provider, providerAccountId } } };
      const { id } = await tx.user.create({ data, select: { id: true } });
      if (opening) await enrol(tx, { id, email, emailProven: true }, opening);
      return id;
    });
    return { kind: 'admitted', userId };
  } catch (error) {
    if (error instanceof InvitationTaken) return { kind: 'refused', reason: 'join-code-needed' };
    // The same person came twice at once (a double click): the other request made the account.
    const linked = isUniqueViolation(error) ? await findLinkedUser(profile) : null;
    if (linked) return { kind: 'admitted', userId: linked };
    throw error;
  }
}
