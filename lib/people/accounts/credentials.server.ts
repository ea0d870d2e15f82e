/** Sign-in with e-mail and password. */
import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import { rateLimit } from '@/lib/platform/http/rate-limit';
import { verifyPassword } from './password.server';

const quarterHour = 15 * 60_000;
/** A school shares one address, so the address alone is not limited; a guessed password needs the e-mail too. */
const failuresHere = rateLimit({ limit: 10, windowMs: quarterHour });
/** Against guessing from many addresses. */
const failuresAnywhere = rateLimit({ limit: 100, windowMs: quarterHour });

export type SignInResult =
  | { readonly kind: 'signed-in'; readonly userId: string }
  /** Wrong e-mail or wrong password: which of the two is not said. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

function normaliseEmail(typed: string): string {
  return typed.trim().toLowerCase();
}

/** Takes as long for an unknown e-mail as for a wrong password. `address` is the client's IP address. */
export async function signInWithPassword(typedEmail: string, password: string, address: string): Promise<SignInResult> {
  const email = normaliseEmail(typedEmail).slice(0, 254);
  const here = `${email} ${address}`;
  const retryAfterSeconds = Math.max(failuresHere.waitSeconds(here), failuresAnywhere.waitSeconds(email));
  if (retryAfterSeconds > 0) return { kind: 'too-many', retryAfterSeconds };
  // Counted before the slow part: a thousand guesses sent at once are not all let in.
  failuresHere.record(here);
  failuresAnywhere.record(email);
  const { user } = await database();
  const found = await user.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
  const right = await verifyPassword(password, found?.passwordHash ?? null);
  if (!found || !right) return { kind: 'refused' };
  failuresHere.clear(here);
  failuresAnywhere.clear(email);
  return { kind: 'signed-in', userId: found.id };
}
