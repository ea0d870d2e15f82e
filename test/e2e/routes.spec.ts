/**
 * Every route against the built server: called once as its definition says, it answers with the status and the body that
 * its definition promises. A route that is missing below fails the test.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type APIResponse, expect, type Page } from '@playwright/test';
import { addressOf, type Endpoint } from '@/lib/platform/contract/endpoint';
import { statusOfRaw } from '../helpers/raw-request';
import { findDefinitions } from '../helpers/reachable';
import { signUp, somebody, test } from './fixtures';
import { metricsToken } from './server';
import { button, exerciseFile } from './workbench';

interface Probe {
  readonly as: 'visitor' | 'student' | 'author' | 'token' | 'operator' | 'owner';
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  /** JSON, or bytes. */
  readonly body?: unknown;
}

const slug = 'probe';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;

/** Left by the server for whoever may read its data folder. */
async function doorSecret(folder: string): Promise<string> {
  return JSON.parse(await readFile(join(folder, 'door.json'), 'utf8')).secret;
}

async function makeToken(page: Page): Promise<string> {
  await page.goto('/teach/api');
  await page.getByLabel('What will use it').fill('Probe');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Make the token' }).click();
  return (await page.getByTestId('new-token').textContent())?.trim() ?? '';
}

async function makeExercise(page: Page): Promise<void> {
  await page.goto('/teach/exercises');
  await page.getByLabel('Short name').fill(slug);
  await button(page, 'Begin').click();
  await expect(page.getByText('Saved as version 1')).toBeVisible();
}

test('each answers a right request as its definition says', async ({ profile, staff, nabla }) => {
  test.setTimeout(240_000);
  const [visitor, student] = [await profile(), await profile()];
  await signUp(student, staff.joinCode, somebody('Ada'));
  const token = await makeToken(staff.page);
  await makeExercise(staff.page);
  const classId = new URL(staff.classUrl).pathname.split('/').at(-1) ?? '';
  const attemptId = randomUUID();
  const source = await exerciseFile('relu', 'starter.ts');
  const code = { slug: 'relu', revisionId: 'current', source };
  const folder = await (await staff.page.request.get(`/api/studio/exercises/${slug}`)).json();
  const archive = await (await staff.page.request.get(`/api/studio/exercises/${slug}/export`)).body();

  // In this order: what one makes, the next ones read.
  const probes = new Map<string, Probe>([
    ['POST /api/verify', { as: 'visitor', body: code }],
    ['POST /api/hints', { as: 'visitor', body: { slug: 'relu', revisionId: 'current', mistake: 'leaks' } }],
    [
      'POST /api/questions/[slug]/[id]',
      { as: 'visitor', params: { slug: 'relu', id: 'dead-unit' }, body: { kind: 'options', chosen: [0] } },
    ],
    ['GET /api/v1/openapi.json', { as: 'visitor' }],
    ['GET /api/health', { as: 'visitor' }],
    ['GET /api/metrics', { as: 'operator' }],
    ['POST /api/backup', { as: 'owner' }],
    ['GET /api/lessons/[slug]/pieces', { as: 'visitor', params: { slug: 'relu' } }],
    ['GET /api/drafts/[slug]', { as: 'student', params: { slug: 'relu' } }],
    ['PUT /api/drafts/[slug]', { as: 'student', params: { slug: 'relu' }, body: { source, baseVersion: null } }],
    ['POST /api/attempts', { as: 'student', body: { id: attemptId, ...code } }],
    ['GET /api/attempts/[id]', { as: 'student', params: { id: attemptId }, query: { wait: '5' } }],
    ['GET /api/exercises/[slug]/attempts', { as: 'student', params: { slug: 'relu' } }],
    ['GET /api/exercises/[slug]/review', { as: 'student', params: { slug: 'relu' } }],
    ['POST /api/exercises/[slug]/review', { as: 'student', params: { slug: 'relu' }, body: { seen: [] } }],
    ['PUT /api/readings/[slug]', { as: 'student', params: { slug: 'relu' }, body: { sections: ['backward'] } }],
    ['POST /api/takeover', { as: 'student', body: { drafts: [], attempts: [] } }],
    ['GET /api/privacy/export', { as: 'student' }],
    ['POST /api/mail/unsubscribe/[token]', { as: 'visitor', params: { token: 'x' } }],
    ['GET /api/classes/[classId]/cells', { as: 'author', params: { classId } }],
    ['GET /api/classes/[classId]/grades/[format]', { as: 'author', params: { classId, format: 'plain' } }],
    ['GET /api/classes/[classId]/invitations', { as: 'author', params: { classId } }],
    ['GET /api/studio/exercises/[slug]', { as: 'author', params: { slug } }],
    [
      'PUT /api/studio/exercises/[slug]',
      { as: 'author', params: { slug }, body: { files: folder.files, baseVersion: folder.version } },
    ],
    [
      'POST /api/studio/exercises/[slug]/uploads',
      { as: 'author', params: { slug }, query: { name: 'dot.png' }, body: png },
    ],
    ['GET /api/studio/uploads/[slug]/[name]', { as: 'author', params: { slug, name: 'dot.png' } }],
    ['GET /api/studio/exercises/[slug]/export', { as: 'author', params: { slug } }],
    ['POST /api/studio/exercises/[slug]/verify', { as: 'author', params: { slug }, body: { ...code, slug } }],
    ['POST /api/studio/import', { as: 'author', body: archive }],
    ['GET /api/v1/classes', { as: 'token' }],
    ['GET /api/v1/classes/[classId]', { as: 'token', params: { classId } }],
    ['GET /api/v1/classes/[classId]/assignments', { as: 'token', params: { classId } }],
    ['GET /api/v1/classes/[classId]/students', { as: 'token', params: { classId } }],
    ['GET /api/v1/classes/[classId]/grades', { as: 'token', params: { classId } }],
    ['GET /api/v1/classes/[classId]/attempts', { as: 'token', params: { classId }, query: { limit: '5' } }],
    ['GET /api/v1/classes/[classId]/attempts/[attemptId]', { as: 'token', params: { classId, attemptId } }],
  ]);

  const pages = { visitor, student, author: staff.page, token: visitor, operator: visitor, owner: visitor };
  const bearers = new Map<Probe['as'], string>([
    ['token', token],
    ['operator', metricsToken],
    ['owner', await doorSecret(nabla.dataFolder)],
  ]);
  const send = ({ as, params, query, body }: Probe, endpoint: Endpoint): Promise<APIResponse> =>
    pages[as].request.fetch(new URL(addressOf(endpoint, params, query), nabla.url).href, {
      method: endpoint.method,
      ...(body === undefined ? {} : { data: body }),
      headers: bearers.has(as) ? { authorization: `Bearer ${bearers.get(as)}` } : {},
    });

  const definitions = new Map((await findDefinitions()).map((endpoint) => [nameOf(endpoint), endpoint]));
  // Its answer does not end; class-live.spec.ts follows it.
  definitions.delete('GET /api/classes/[classId]/events');
  expect([...probes.keys()].toSorted()).toEqual([...definitions.keys()].toSorted());
  for (const [name, probe] of probes) {
    const endpoint = definitions.get(name);
    if (!endpoint) throw new Error(`${name} has no definition.`);
    const response = await send(probe, endpoint);
    expect(response.status(), `${name}: ${await response.text()}`).toBe(endpoint.status ?? 200);
    if (endpoint.output) expect(endpoint.output.safeParse(await response.json()).error?.issues ?? [], name).toEqual([]);
  }
});

const multipart = { 'Content-Type': 'multipart/form-data; boundary=X' };

/** What no page of ours sends, with the status that refuses it. */
const refused: readonly (readonly [string, string, number, Record<string, string>?, string?])[] = [
  ['GET', '/api/auth/signin?callbackUrl=foo', 400],
  ['POST', '/api/auth/callback/credentials', 400, { 'Content-Type': 'application/json' }, '{'],
  ['POST', '/api/auth/callback/credentials', 400, {}, 'callbackUrl=foo'],
  ['GET', '/api/auth/session', 400, { Cookie: 'next-auth.callback-url=foo' }],
  ['GET', '/lessons/%', 400],
  ['GET', '/api/studio/uploads/%/x', 400],
  ['GET', '/lessons/a%00b', 400],
  ['POST', '/api/verify', 400, {}, '{"slug":"relu","revisionId":"current","source":"\\u0000"}'],
  ['TRACE', '/', 405],
  ['OPTIONS', '*', 400],
  ['POST', '/sign-up', 400, { 'Content-Type': 'multipart/form-data' }, 'x'],
  ['POST', '/sign-up', 400, multipart, 'x'],
  ['POST', '/sign-up', 400, multipart, '--X\r\nContent-Disposition: form-data; na'],
  ['POST', '/sign-up', 400, { 'Next-Action': '0'.repeat(42), Origin: 'http://other.example' }, '[]'],
];

test('what no page of ours sends is refused with 4xx, a line each at most', async ({ nabla, staff }) => {
  const before = nabla.output.length;
  for (const [method, path, status, headers = {}, body = ''] of refused)
    expect(await statusOfRaw(nabla.url, { method, path, headers, body }), `${method} ${path} ${body}`).toBe(status);
  const preview = await staff.page.request.get('/teach/exercises/no-such-exercise/preview');
  expect(preview.status()).toBe(404);
  const printed = nabla.output.slice(before).split('\n').filter(Boolean);
  expect(printed.length, printed.join('\n')).toBeLessThanOrEqual(refused.length);
  expect(printed.filter((line) => /^\s+at /.test(line))).toEqual([]);
});
