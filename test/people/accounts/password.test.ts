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

test('a hash with other parameters is still verified by its own', async () => {
  // scrypt("password", "NaCl", N = 1024, r = 8, p = 16), the second test vector of RFC 7914.
  const key = Buffer.from(
    'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
    'hex',
  );
  const hash = `scrypt:10:8:16:${Buffer.from('NaCl').toString('base64url')}:${key.toString('base64url')}`;
  expect(await verifyPassword('password', hash)).toBe(true);
  expect(await verifyPassword('Password', hash)).toBe(false);
});

test('without a hash no password is right', async () => {
  expect(await verifyPassword('', null)).toBe(false);
});

test('letters typed as other code points are the same password', async () => {
  expect(await verifyPassword('cafe\u0301 au lait', await hashPassword('caf\u00e9 au lait'))).toBe(true);
});
