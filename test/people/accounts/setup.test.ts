import { expect, test } from 'vitest';
import * as setupRoom from '@/lib/people/accounts/setup.server';
import { becomeInstructor, createSetupLink, findSetupLink, redeemSetupLink } from '@/lib/people/accounts/setup.server';
import { Forbidden } from '@/lib/platform/http/errors';
import { freshDatabase } from '../../helpers/database';
import { forInstructorMaker } from '../../helpers/door';
import { makeAdministrator, makeInstructor, makeUser, requireViewer } from '../../helpers/people';

const createInstructorLink = forInstructorMaker(setupRoom.createInstructorLink);
const listInstructorLinks = forInstructorMaker(setupRoom.listInstructorLinks);
const withdrawInstructorLink = forInstructorMaker(setupRoom.withdrawInstructorLink);

const db = freshDatabase();
const account = (name: string) => ({ name, email: `${name}@school.edu`, password: 'a few words in a row' });

async function makeToken(): Promise<string> {
  const link = await createSetupLink('http://localhost:3000');
  expect(link).toMatch(/^http:\/\/localhost:3000\/setup\/[\w-]{43}$/);
  return link?.split('/').at(-1) ?? '';
}

test('the link creates the first instructor and is closed after', async () => {
  const token = await makeToken();
  expect(await findSetupLink(token)).toEqual({ kind: 'first' });
  expect(await redeemSetupLink(token, account('ingrid'))).toMatchObject({ kind: 'created' });
  expect(await findSetupLink(token)).toBeNull();
  expect(await redeemSetupLink(token, account('mallory'))).toEqual({ kind: 'link-closed' });
  expect(await db().user.findMany({ select: { email: true, role: true } })).toEqual([
    { email: 'ingrid@school.edu', role: 'instructor' },
  ]);
  expect(await createSetupLink('http://localhost:3000')).toBeNull();
});

test('of many who open links of several starts at once, one becomes the instructor', async () => {
  const tokens = [await makeToken(), await makeToken()];
  const results = await Promise.all(
    Array.from({ length: 6 }, (_, i) => redeemSetupLink(tokens[i % 2] ?? '', account(`person${i}`))),
  );
  expect(results.filter(({ kind }) => kind === 'created')).toHaveLength(1);
  expect(await db().user.count()).toBe(1);
});

test('the token is not in the database', async () => {
  const token = await makeToken();
  expect(JSON.stringify(await db().setupLink.findMany())).not.toContain(token);
});

test('an invented token and a link from before somebody signed up are closed', async () => {
  expect(await redeemSetupLink('x'.repeat(43), account('mallory'))).toEqual({ kind: 'link-closed' });
  const token = await makeToken();
  await makeUser();
  expect(await redeemSetupLink(token, account('late'))).toEqual({ kind: 'link-closed' });
});

test('the demo class does not count as somebody', async () => {
  await makeUser({ demo: true });
  expect(await createSetupLink('http://localhost:3000')).not.toBeNull();
});

async function makeColleagueToken(instructor = makeAdministrator()) {
  return (await createInstructorLink(await instructor, 'http://localhost:3000')).split('/').at(-1) ?? '';
}

test('an instructor’s link makes one colleague an instructor, however many open it', async () => {
  const instructor = await makeAdministrator();
  const token = await makeColleagueToken(Promise.resolve(instructor));
  expect(await findSetupLink(token)).toEqual({ kind: 'colleague', by: 'Olga' });
  expect(await listInstructorLinks(instructor)).toHaveLength(1);
  const results = await Promise.all(['bo', 'cy', 'di'].map((name) => redeemSetupLink(token, account(name))));
  expect(results.map(({ kind }) => kind).sort()).toEqual(['created', 'link-closed', 'link-closed']);
  expect(await db().user.count({ where: { role: 'instructor' } })).toBe(2);
  expect(await listInstructorLinks(instructor)).toEqual([]);
  expect(JSON.stringify(await db().setupLink.findMany())).not.toContain(token);
});

test('somebody with an account becomes an instructor by the link, once', async () => {
  const token = await makeColleagueToken();
  const [bo, mallory] = [await makeUser(), await makeUser()];
  expect(await becomeInstructor(bo, token)).toBe(true);
  expect(await becomeInstructor(mallory, token)).toBe(false);
  expect((await db().user.findUniqueOrThrow({ where: { id: bo.id } })).role).toBe('instructor');
});

test('a colleague’s link expires, and is withdrawn by whoever made it only', async () => {
  const instructor = await makeAdministrator();
  const token = await makeColleagueToken(Promise.resolve(instructor));
  const [link] = await listInstructorLinks(instructor);
  await withdrawInstructorLink(await makeAdministrator(), link?.id ?? '');
  expect(await findSetupLink(token)).not.toBeNull();
  await db().setupLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await redeemSetupLink(token, account('late'))).toEqual({ kind: 'link-closed' });
  await db().setupLink.updateMany({ data: { expiresAt: new Date(Date.now() + 60_000) } });
  await withdrawInstructorLink(instructor, link?.id ?? '');
  expect(await findSetupLink(token)).toBeNull();
});

test('students and instructors make no instructors', async () => {
  await expect(createInstructorLink(await makeInstructor(), 'http://localhost:3000')).rejects.toThrow(Forbidden);
  await expect(createInstructorLink(await makeUser(), 'http://localhost:3000')).rejects.toThrow(Forbidden);
});

test('the first account is the administrator, and a link of one who no longer is opens nothing', async () => {
  const result = await redeemSetupLink(await makeToken(), account('olga'));
  const olga = await requireViewer(result.kind === 'created' ? result.userId : '');
  expect(await db().grant.findMany({ orderBy: { right: 'asc' } })).toMatchObject([
    { userId: olga.id, right: 'instructor', grantedById: null },
    { userId: olga.id, right: 'administrator', grantedById: null },
  ]);
  const token = await makeColleagueToken(Promise.resolve(olga));
  await db().grant.updateMany({ where: { right: 'administrator' }, data: { revokedAt: new Date() } });
  expect(await redeemSetupLink(token, account('bo'))).toEqual({ kind: 'link-closed' });
});
