import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '@/lib/people/accounts/password.server';

test('a password fits its own hash and no other', async () => {
  const hash = await hashPassword('correct horse battery');
  expect(hash).toMatch(/^scrypt:15:8:3:/);
  expect(hash).not.toContain('horse');
  expect(await verifyPassword('correct horse battery', hash)).toBe(true);
  expect(await verifyPassword('correct horse batterz', hash)).toBe(false);
});

test('two hashes of one password differ', async () => {
  expect(await hashPassword('same password')).not.toBe(await hashPassword('same password'));
});

/** scrypt("password", "NaCl", N = 1024, r = 8, p = 16), the second test vector of RFC 7914. */
const cheap = [
  'scrypt:10:8:16',
  Buffer.from('NaCl').toString('base64url'),
  Buffer.from(
    'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
    'hex',
  ).toString('base64url'),
].join(':');

test('a hash with other parameters is still verified by its own', async () => {
  expect(await verifyPassword('password', cheap)).toBe(true);
  expect(await verifyPassword('Password', cheap)).toBe(false);
});

test('without a hash no password is right', async () => {
  expect(await verifyPassword('', null)).toBe(false);
});

test('letters typed as other code points are the same password', async () => {
  expect(await verifyPassword('cafe\u0301 au lait', await hashPassword('caf\u00e9 au lait'))).toBe(true);
});

test('passwords that are hashed hold up nobody who waits for something else', async () => {
  const order: string[] = [];
  // Node's own threads are four: were they hashing, the file would come after a hash.
  const hashes = Array.from({ length: 5 }, () => hashPassword('flood').then(() => order.push('hash')));
  const file = readFile('package.json').then(() => order.push('file'));
  await Promise.all([...hashes, file]);
  expect(order.indexOf('file')).toBe(0);
});

test('beyond what can wait, the rest is told to try again soon', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 100 }, () => verifyPassword('a', 'scrypt:4:1:1:c2FsdA:a2V5')),
  );
  const refused = outcomes.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThanOrEqual(36);
  for (const outcome of refused)
    expect(outcome).toMatchObject({ reason: { status: 429, message: expect.stringContaining('Try again') } });
  expect(await verifyPassword('password', cheap)).toBe(true);
});
