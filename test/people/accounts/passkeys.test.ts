/** Passkeys by a device that the test makes: an ES256 key, and the messages of WebAuthn without attestation. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  listPasskeys,
  removePasskey,
  signInWithPasskey,
} from '@/lib/people/accounts/passkeys.server';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { freshDatabase } from '../../helpers/database';
import { makeUser } from '../../helpers/people';

freshDatabase();
const site = { origin: 'https://nabla.school.edu' };

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest();
const bytes = (...parts: (Buffer | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : part)));
const url64 = (data: Buffer | string) => Buffer.from(data).toString('base64url');

function makeDevice() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(32);
  // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y} in CBOR.
  const [xBytes, yBytes] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  const key = bytes(Buffer.from('a5010203262001215820', 'hex'), xBytes, Buffer.from('225820', 'hex'), yBytes);
  const clientData = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const counter = (count: number) => Buffer.from(count.toString(16).padStart(8, '0'), 'hex');
  const host = (origin: string) => sha256(new URL(origin).hostname);
  return {
    register(challenge: string, origin = site.origin) {
      const credential = bytes(Buffer.alloc(16), 0, id.length, id, key);
      const authData = bytes(host(origin), 0x45, counter(0), credential);
      // {"fmt": "none", "attStmt": {}, "authData": bytes}
      const head = Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex');
      const attestation = bytes(head, authData.length, authData);
      return {
        ...{ id: url64(id), rawId: url64(id), type: 'public-key' as const, clientExtensionResults: {} },
        response: {
          clientDataJSON: url64(clientData('webauthn.create', challenge, origin)),
          attestationObject: url64(attestation),
        },
      };
    },
    answer(challenge: string, count: number, origin = site.origin) {
      const data = clientData('webauthn.get', challenge, origin);
      const authenticatorData = bytes(host(origin), 0x05, counter(count));
      const signature = sign('sha256', bytes(authenticatorData, sha256(data)), privateKey);
      return {
        ...{ id: url64(id), rawId: url64(id), type: 'public-key' as const, clientExtensionResults: {} },
        response: {
          clientDataJSON: url64(data),
          authenticatorData: url64(authenticatorData),
          signature: url64(signature),
        },
      };
    },
  };
}

async function register(viewer: Viewer, device = makeDevice()) {
  const { challenge } = await beginPasskey(viewer, site);
  await addPasskey(viewer, site, { challenge, response: device.register(challenge), name: 'My laptop' });
  return device;
}

test('a device that was added signs its owner in, and each answer counts once', async () => {
  const ada = await makeUser();
  const device = await register(ada);
  expect(await listPasskeys(ada)).toMatchObject([{ name: 'My laptop', lastUsedAt: null }]);
  const { challenge } = await beginPasskeySignIn(site);
  const answer = device.answer(challenge, 1);
  expect(await signInWithPasskey(site, challenge, answer)).toBe(ada.id);
  expect(await listPasskeys(ada)).toMatchObject([{ lastUsedAt: expect.any(Date) }]);
  // The device counts on: the same answer again is a copy.
  expect(await signInWithPasskey(site, challenge, answer)).toBeNull();
});

test('another challenge, another site and an unknown device sign nobody in', async () => {
  const device = await register(await makeUser());
  const { challenge } = await beginPasskeySignIn(site);
  expect(await signInWithPasskey(site, 'another', device.answer(challenge, 1))).toBeNull();
  expect(
    await signInWithPasskey(site, challenge, device.answer(challenge, 1, 'https://nabla.evil.example')),
  ).toBeNull();
  expect(await signInWithPasskey(site, challenge, makeDevice().answer(challenge, 1))).toBeNull();
});

test('a device that answers for another site is not added', async () => {
  const ada = await makeUser();
  const { challenge } = await beginPasskey(ada, site);
  const response = makeDevice().register(challenge, 'https://nabla.evil.example');
  await expect(addPasskey(ada, site, { challenge, response, name: 'x' })).rejects.toThrow(InvalidRequest);
  expect(await listPasskeys(ada)).toEqual([]);
});

test('a passkey is removed by its owner, unless it is the last way in', async () => {
  const [ada, mallory] = [await makeUser(), await makeUser()];
  await register(ada);
  const [first] = await listPasskeys(ada);
  await expect(removePasskey(mallory, first?.id ?? '')).rejects.toThrow(NotFound);
  await expect(removePasskey(ada, first?.id ?? '')).rejects.toThrow(InvalidRequest);
  await register(ada);
  await removePasskey(ada, first?.id ?? '');
  expect(await listPasskeys(ada)).toHaveLength(1);
});
