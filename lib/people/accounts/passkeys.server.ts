/**
 * Passkeys: a key in the person's device or password manager signs in, bound to this site, so that there is nothing to forget
 * or to be tricked out of. The challenge is kept in a signed cookie: no row for everybody who opens the sign-in page.
 */
import 'server-only';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { lockAccount } from './lock-account.server';

export interface PasskeyView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** The site that the browser is at. */
export interface PasskeySite {
  /** `https://nabla.school.edu` */
  readonly origin: string;
}

const rpIdOf = ({ origin }: PasskeySite) => new URL(origin).hostname;

export async function listPasskeys({ id: userId }: Viewer): Promise<PasskeyView[]> {
  const { passkey } = await database();
  return passkey.findMany({
    where: { userId },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    orderBy: { createdAt: 'asc' },
  });
}

/** What the browser asks the device with. Its `challenge` must be given to {@link addPasskey}. */
export async function beginPasskey({ id, email, name }: Viewer, site: PasskeySite) {
  const { passkey } = await database();
  const known = await passkey.findMany({ where: { userId: id }, select: { id: true, transports: true } });
  return generateRegistrationOptions({
    rpName: 'Nabla',
    rpID: rpIdOf(site),
    userName: email,
    userDisplayName: name,
    userID: new Uint8Array(Buffer.from(id.replaceAll('-', ''), 'hex')),
    excludeCredentials: known,
    // Found by the device without an address being typed.
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  });
}

/** @throws InvalidRequest for an answer that is not to this challenge, on this site */
export async function addPasskey(
  { id: userId }: Viewer,
  site: PasskeySite,
  given: { readonly challenge: string; readonly response: RegistrationResponseJSON; readonly name: string },
): Promise<void> {
  const verified = await verifyRegistrationResponse({
    response: given.response,
    expectedChallenge: given.challenge,
    expectedOrigin: site.origin,
    expectedRPID: rpIdOf(site),
    requireUserVerification: false,
  }).catch(() => null);
  if (!verified?.verified) throw new InvalidRequest('The device’s answer was not right. Try again.');
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  const { passkey } = await database();
  await passkey.create({
    data: { id, userId, name: given.name, publicKey: new Uint8Array(publicKey), counter: BigInt(counter), transports },
  });
}

export function beginPasskeySignIn(site: PasskeySite) {
  return generateAuthenticationOptions({ rpID: rpIdOf(site), userVerification: 'preferred' });
}

/** Whose key answered the challenge; null where it is unknown or did not. */
export async function signInWithPasskey(
  site: PasskeySite,
  challenge: string,
  response: AuthenticationResponseJSON,
): Promise<string | null> {
  const { passkey } = await database();
  const found = await passkey.findFirst({
    where: { id: response.id, user: { erasedAt: null } },
    select: { id: true, userId: true, publicKey: true, counter: true, transports: true },
  });
  if (!found) return null;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: rpIdOf(site),
    credential: {
      id: found.id,
      publicKey: new Uint8Array(found.publicKey),
      counter: Number(found.counter),
      transports: found.transports,
    },
    requireUserVerification: false,
  }).catch(() => null);
  if (!verified?.verified) return null;
  const counter = BigInt(verified.authenticationInfo.newCounter);
  await passkey.update({ where: { id: found.id }, data: { counter, lastUsedAt: new Date() } });
  return found.userId;
}

/** @throws NotFound; InvalidRequest for the last way in */
export async function removePasskey({ id: userId }: Viewer, id: string): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    await lockAccount(tx, userId);
    if ((await tx.passkey.count({ where: { id, userId } })) === 0) throw new NotFound('There is no such passkey.');
    const { passwordHash, _count } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { passwordHash: true, _count: { select: { accounts: true, passkeys: true } } },
    });
    if (passwordHash === null && _count.accounts + _count.passkeys === 1)
      throw new InvalidRequest('This is your only way to sign in. Set a password first.');
    await tx.passkey.delete({ where: { id } });
  });
}
