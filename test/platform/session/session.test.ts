import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findViewerOf, makeSessionToken } from '@/lib/platform/session/session.server';
import { freshDatabase } from '../../helpers/database';
import { makeUser } from '../../helpers/people';

const db = freshDatabase();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabla-auth-'));
  vi.stubEnv('NABLA_DATA', folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test('a session token names its user until it is forged, or the user is gone', async () => {
  const user = await makeUser();
  const token = await makeSessionToken(user.id);
  expect(await findViewerOf(token)).toEqual(user);
  expect(await findViewerOf(`${token.slice(0, -4)}AAAA`)).toBeNull();
  expect(await findViewerOf('nonsense')).toBeNull();
  const forged = await encode({ token: { sub: user.id }, secret: 'x'.repeat(32) });
  expect(await findViewerOf(forged)).toBeNull();
  await db().user.delete({ where: { id: user.id } });
  expect(await findViewerOf(token)).toBeNull();
});

test('a changed role counts at the next request', async () => {
  const user = await makeUser({ role: 'instructor' });
  const token = await makeSessionToken(user.id);
  await db().user.update({ where: { id: user.id }, data: { role: 'student' } });
  expect(await findViewerOf(token)).toMatchObject({ role: 'student' });
});

test('the generated secret is kept in the data folder', async () => {
  await makeSessionToken((await makeUser()).id);
  expect(await readFile(join(folder, 'session-secret'), 'utf8')).toMatch(/^[\w-]{43}$/);
});
