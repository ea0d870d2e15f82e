/** Nobody gets at what is not theirs: by the address bar, by the API, or from another site. */
import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { signUp, somebody, test } from './fixtures';
import { postAttempt } from './workbench';

test('teachers’ pages send a visitor to the sign-in page and show a student nothing', async ({ profile, staff }) => {
  const student = somebody('Sven');
  const page = await profile();
  await page.goto(staff.classUrl);
  await expect(page).toHaveURL(/\/sign-in\?next=/);

  await signUp(page, staff.joinCode, student);
  await staff.page.goto(staff.classUrl);
  const link = await staff.page.getByRole('link', { name: student.name }).getAttribute('href');
  for (const path of ['/teach', new URL(staff.classUrl).pathname, String(link), `/teach/classes/${randomUUID()}`]) {
    const response = await page.request.get(path);
    expect(response.status(), path).toBe(404);
    expect(await response.text()).not.toContain(staff.joinCode);
  }
});

test('a class that does not exist is not found', async ({ staff }) => {
  expect((await staff.page.request.get(`/teach/classes/${randomUUID()}`)).status()).toBe(404);
});

test('an attempt exists for its author alone', async ({ profile, staff }) => {
  const [author, other, visitor] = [await profile(), await profile(), await profile()];
  await signUp(author, staff.joinCode, somebody('Ada'));
  await signUp(other, staff.joinCode, somebody('Otto'));
  const id = randomUUID();
  await postAttempt(author, id, 'relu', 'export const mine = 1;');
  expect((await author.request.get(`/api/attempts/${id}`)).status()).toBe(200);
  expect((await other.request.get(`/api/attempts/${id}`)).status()).toBe(404);
  expect((await visitor.request.get(`/api/attempts/${id}`)).status()).toBe(401);
  const taken = await other.request.post('/api/attempts', {
    data: { id, slug: 'relu', revisionId: 'current', source: 'export const stolen = 1;' },
  });
  expect(taken.ok()).toBe(false);
  const { attempts } = await (await other.request.get('/api/exercises/relu/attempts')).json();
  expect(attempts).toEqual([]);
});

test('a write from another site is refused', async ({ profile, staff }) => {
  const page = await profile();
  await signUp(page, staff.joinCode, somebody('Carl'));
  const data = { id: randomUUID(), slug: 'relu', revisionId: 'current', source: '' };
  const foreign: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of foreign) {
    const response = await page.request.post('/api/attempts', { data, headers });
    expect(response.status(), JSON.stringify(headers)).toBe(403);
  }
  expect((await page.request.get(`/api/attempts/${data.id}`)).status()).toBe(404);
});
