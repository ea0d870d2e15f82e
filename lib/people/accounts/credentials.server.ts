/** Sign-in with e-mail and password. */
import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import { slowDown } from '@/lib/platform/limits/slow-down.server';
import { verifyPassword } from './password.server';

const windowMs = 15 * 60_000;
/** A school shares one address, so the address alone is not counted; a guessed password needs the e-mail too. */
const here = { name: 'sign-in from address', free: 10, windowMs };
/** Against guessing from many addresses. */
const anywhere = { name: 'sign-in', free: 100, windowMs };

export type SignInResult =
  | { readonly kind: 'signed-in'; readonly userId: string }
  /** Wrong e-mail or wrong password: which of the two is not said. */
  | { readonly kind: 'refused' };

function normaliseEmail(typed: string): string {
  return typed.trim().toLowerCase();
}

/**
 * Takes as long for an unknown e-mail as for a wrong password. `address` is the client's IP address.
 * @throws TooManyRequests where too many passwords wait to be hashed
 */
export async function signInWithPassword(
  typedEmail: string,
  password: string,
  address: string,
  guard = slowDown(),
): Promise<SignInResult> {
  const email = normaliseEmail(typedEmail).slice(0, 254);
  const wasRight = await guard([
    { ...here, key: `${email} ${address}` },
    { ...anywhere, key: email },
  ]);
  const { user } = await database();
  const found = await user.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
  const right = await verifyPassword(password, found?.passwordHash ?? null);
  if (!found || !right) return { kind: 'refused' };
  await wasRight();
  return { kind: 'signed-in', userId: found.id };
}
