'use server';
/** What the account page and the sign-in page call about passkeys. Each begins, asks the device, and ends. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { cookies, headers } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { refuseInvisible } from '@/lib/core/text/refuse-invisible';
import { action } from '@/lib/platform/contract/action.server';
import { environment } from '@/lib/platform/env/environment.server';
import { refuse } from '@/lib/platform/http/form-result';
import { sessionSecret } from '@/lib/platform/session/secret.server';
import { startSession } from '@/lib/platform/session/session.server';
import { isSuspended } from '@/lib/platform/session/sessions.server';
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  type PasskeySite,
  removePasskey,
  signInWithPasskey,
} from './passkeys.server';

const own = { policy: 'viewer', stale: ['/account'] } as const;
const nameInput = z
  .string()
  .trim()
  .min(1, 'Give it a name.')
  .max(60, 'At most 60 characters.')
  .superRefine(refuseInvisible);
const idInput = z.string().max(1024);

/** Checked by the library itself, against the challenge and the key. */
const registration = z.custom<RegistrationResponseJSON>(
  (value) => z.object({ id: z.string() }).safeParse(value).success,
);
const authentication = z.custom<AuthenticationResponseJSON>(
  (value) => z.object({ id: z.string().max(1024) }).safeParse(value).success,
);

const challengeCookie = 'nabla-challenge';
const challengeSeconds = 5 * 60;
const expired = 'This took too long. Try again.';

/** Where no address was given, people may come by several. */
async function findSite(): Promise<PasskeySite> {
  const { url, urlIsGiven } = environment();
  if (urlIsGiven) return { origin: new URL(url).origin };
  const host = (await headers()).get('host') ?? new URL(url).host;
  return { origin: `http://${host}` };
}

async function keepChallenge(challenge: string): Promise<void> {
  const sealed = await encode({ token: { challenge }, secret: await sessionSecret(), maxAge: challengeSeconds });
  const options = { httpOnly: true, sameSite: 'strict' as const, path: '/', maxAge: challengeSeconds };
  (await cookies()).set(challengeCookie, sealed, options);
}

/** Sealed by us, not older than some minutes. This browser has it once. */
async function takeChallenge(): Promise<string | null> {
  const jar = await cookies();
  const token = jar.get(challengeCookie)?.value ?? '';
  jar.delete(challengeCookie);
  const opened = await decode({ token, secret: await sessionSecret() }).catch(() => null);
  return z.string().safeParse(opened?.challenge).data ?? null;
}

export const beginPasskeyAction = action({ policy: 'viewer' }, async (viewer) => {
  const options = await beginPasskey(viewer, await findSite());
  await keepChallenge(options.challenge);
  return options;
});

export const addPasskeyAction = action(
  { ...own, input: z.tuple([nameInput, registration]) },
  async (viewer, name, response) => {
    const challenge = await takeChallenge();
    if (!challenge) return refuse(expired);
    await addPasskey(viewer, await findSite(), { challenge, response, name });
    return undefined;
  },
);

export const removePasskeyAction = action({ ...own, input: z.tuple([idInput]) }, removePasskey);

export const beginPasskeySignInAction = action({ policy: 'anyone' }, async () => {
  const options = await beginPasskeySignIn(await findSite());
  await keepChallenge(options.challenge);
  return options;
});

export const signInWithPasskeyAction = action(
  { policy: 'anyone', input: z.tuple([authentication]) },
  async (_, response) => {
    const challenge = await takeChallenge();
    if (!challenge) return refuse(expired);
    const userId = await signInWithPasskey(await findSite(), challenge, response);
    if (!userId) return refuse('This passkey is not known here (any more). Sign in another way.');
    if (await isSuspended(userId)) return refuse('This account is suspended. Ask whoever runs this server.');
    await startSession(userId);
    return undefined;
  },
);
