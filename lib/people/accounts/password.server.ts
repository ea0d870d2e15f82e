/**
 * Passwords, hashed with scrypt. A hash carries its own parameters, so that they can be raised without invalidating old
 * hashes: `scrypt:<log2 N>:<r>:<p>:<salt>:<key>`, salt and key in base64url.
 */
import 'server-only';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveOnThread } from './hashing/pool.server';

/** One of the settings that OWASP recommends for scrypt (32 MiB a hash). */
const current = { logN: 15, r: 8, p: 3 };
const keyBytes = 32;

interface Parameters {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

async function derive(password: string, salt: Buffer, length: number, { logN, r, p }: Parameters): Promise<Buffer> {
  const options = { N: 2 ** logN, r, p, maxmem: 256 * 1024 * 1024 };
  // The same letters may be typed as different code points on different keyboards.
  return Buffer.from(await deriveOnThread({ password: password.normalize('NFKC'), salt, length, options }));
}

/** @throws TooManyRequests where too many passwords wait to be hashed */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, keyBytes, current);
  const { logN, r, p } = current;
  return ['scrypt', logN, r, p, salt.toString('base64url'), key.toString('base64url')].join(':');
}

/**
 * Whether the password belongs to the hash. With no hash (unknown e-mail, or an account without a password) it takes as
 * long and says no, so that the time tells nothing.
 * @throws TooManyRequests where too many passwords wait to be hashed
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const stored = parse(hash ?? (await absentHash()));
  const key = await derive(password, stored.salt, stored.key.length, stored);
  return timingSafeEqual(key, stored.key) && hash !== null;
}

let absent: Promise<string> | undefined;

/** The hash of a password that nobody knows. */
function absentHash(): Promise<string> {
  absent ??= hashPassword(randomBytes(32).toString('hex'));
  return absent;
}

/** @throws Error for a hash of another kind: the database was changed by hand. */
function parse(hash: string): Parameters & { readonly salt: Buffer; readonly key: Buffer } {
  const match = /^scrypt:(\d{1,2}):(\d{1,2}):(\d{1,2}):([\w-]+):([\w-]+)$/.exec(hash);
  if (!match) throw new Error('A password hash in the database is not one of ours.');
  const [, logN, r, p, salt = '', key = ''] = match;
  return {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}
