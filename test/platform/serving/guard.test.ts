/** The guard in front of a server that fails on every request, as Next does on what it cannot decode. */
import { createServer, request } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { action } from '@/lib/platform/contract/action.server';
import { NotSignedIn } from '@/lib/platform/http/errors';
import { takeBlame } from '@/lib/platform/http/fault.server';
import { guardServer, printRefusalsAsLines } from '@/lib/platform/serving/guard.server';

vi.mock('next/cache', () => ({ revalidatePath: () => {} }));
vi.mock('@/lib/platform/session/session.server', () => ({ findViewer: async () => null }));

let work: () => Promise<unknown> = async () => {};
const server = createServer(async (_, response) => {
  try {
    await work();
  } catch (error) {
    terminal.error('failed', error);
    response.statusCode = 500;
  }
  response.end();
});
const lines: unknown[][] = [];
const tell = (...said: unknown[]) => void lines.push(said);
const terminal = { error: tell, warn: tell };
printRefusalsAsLines(terminal);

beforeEach(() => {
  lines.length = 0;
});
beforeAll(async () => {
  guardServer(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});

function statusOf(method: string, path: string): Promise<number> {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}

const breaking = () => Promise.reject(new Error('Unexpected end of form\n  at a stack'));

test.each([
  ['TRACE', '/', 405],
  ['DELETE', '/lab', 405],
  ['PROPFIND', '/', 405],
  ['OPTIONS', '*', 400],
  ['GET', '/api/studio/uploads/%/x', 400],
  ['GET', '/bake/%00', 400],
  ['GET', '/join/../../etc/passwd?a=1', 400],
  ['POST', '/api/%2E%2e', 400],
])('%s %s is answered with %i before anything else sees it', async (method, path, status) => {
  work = breaking;
  expect(await statusOf(method, path)).toBe(status);
  expect(lines).toEqual([]);
});

test('what fails before any of our code was reached is the fault of the request, in the status and on one line', async () => {
  work = breaking;
  expect(await statusOf('POST', '/sign-up')).toBe(400);
  expect(lines).toEqual([['A request was refused (400): failed Unexpected end of form at a stack']]);
});

test('a request that fails in several ways is one line', async () => {
  work = async () => {
    terminal.warn('does not match');
    throw new Error('Invalid');
  };
  expect(await statusOf('POST', '/sign-up')).toBe(400);
  expect(lines).toEqual([['A request was refused (400): does not match']]);
});

test('what is sent to a route that is not there is the fault of the request', async () => {
  work = breaking;
  expect(await statusOf('POST', '/api/nothing')).toBe(400);
  expect(await statusOf('GET', '/lessons/a..b?x=../y')).toBe(500);
  expect(lines).toHaveLength(2);
});

test('what fails in an action is our fault, and is told whole', async () => {
  const broken = action({ policy: 'anyone', input: z.tuple([]) }, breaking);
  work = () => broken();
  expect(await statusOf('POST', '/sign-up')).toBe(500);
  expect(lines).toEqual([['failed', expect.any(Error)]]);
});

test('an action that refuses whoever calls it answers with the status of the refusal', async () => {
  const own = action({ policy: 'viewer' }, async () => 1);
  work = () => own();
  expect(await statusOf('POST', '/account')).toBe(new NotSignedIn().status);
  expect(lines).toEqual([['A request was refused (401): failed Sign in first.']]);
});

test('a page and a route that fail are our fault', async () => {
  work = breaking;
  expect(await statusOf('GET', '/lab')).toBe(500);
  work = async () => {
    takeBlame();
    return breaking();
  };
  expect(await statusOf('POST', '/api/verify')).toBe(500);
  expect(lines).toHaveLength(2);
});
