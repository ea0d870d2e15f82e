/**
 * Hostile requests against the built server: none is answered with 5xx, and what is refused fills no log. 500 of them, the
 * same each time; `NABLA_FUZZ=10000 NABLA_FUZZ_SEED=7 npx playwright test test/e2e/fuzz.spec.ts` sends more and others.
 */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { pages } from '@/lib/platform/session/pages';
import { type HostileRequest, hostileRequests } from '../helpers/hostile-requests';
import { statusOfRaw } from '../helpers/raw-request';
import { findDefinitions } from '../helpers/reachable';
import { signUp, somebody, test } from './fixtures';

const count = Number(process.env.NABLA_FUZZ ?? 500);
const seed = Number(process.env.NABLA_FUZZ_SEED ?? 1);
const atOnce = 8;

const manifest = z.object({ node: z.record(z.string(), z.unknown()) });

async function listActions(): Promise<string[]> {
  const text = await readFile('.next/server/server-reference-manifest.json', 'utf8');
  return Object.keys(manifest.parse(JSON.parse(text)).node);
}

async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

test('hostile requests are refused with 4xx, a line each at most', async ({ profile, staff, nabla }) => {
  test.setTimeout(60_000 + count * 400);
  const student = await profile();
  await signUp(student, staff.joinCode, somebody('Ada'));
  const classId = new URL(staff.classUrl).pathname.split('/').at(-1) ?? '';
  const requests = hostileRequests(
    {
      endpoints: await findDefinitions(),
      pages: Object.keys(pages),
      actions: await listActions(),
      known: ['relu', 'plain', 'dead-unit', 'current', classId, staff.joinCode, '1'],
      cookies: ['', await cookieOf(student), await cookieOf(staff.page)],
      origin: nabla.url,
    },
    count,
    seed,
  );
  const printedBefore = nabla.output.length;
  const failed: string[] = [];
  const waiting = [...requests];
  const sendAll = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const status = await statusOfRaw(nabla.url, next);
      if (status >= 500) failed.push(`${status} ${sayRequest(next)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendAll));
  expect(failed).toEqual([]);
  const printed = nabla.output.slice(printedBefore);
  expect(printed.split('\n').filter((line) => /^\s+at /.test(line))).toEqual([]);
  expect(printed.length).toBeLessThan(count * 300);
});

const sayRequest = ({ method, path, headers, body }: HostileRequest) =>
  `${method} ${path.slice(0, 200)} ${JSON.stringify({ ...headers, Cookie: headers.Cookie ? 'one' : '' }).slice(0, 400)} ${JSON.stringify(body.slice(0, 200))}`;
