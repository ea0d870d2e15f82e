/**
 * `npm run dev` follows the sources: a change in the grader makes the browser's workers anew and starts the server again, so
 * that both grade by the same code. In a copy of the sources, with a few lines of JavaScript for a server.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const copied = ['lib', 'scripts', 'public', 'tsconfig.json', 'package.json', 'package-lock.json'];
const made = ['assets.json', 'stamps'];
const message = 'returned a wrong result.';
const changed = 'returned a result that is wrong.';

let root: string;
let child: ChildProcess;
let before: Record<string, string>;

const read = (file: string) => readFile(join(root, file), 'utf8');
const assets = async (): Promise<Record<string, string>> => JSON.parse(await read('.nabla/assets.json'));
const starts = async () => (await read('starts').catch(() => '')).length;

/** Chooses the server's arguments; the rest is what start.ts does. */
const serving = `
  import { serveUntilStopped } from './scripts/serve.ts';
  const stopping = new AbortController();
  process.on('SIGTERM', () => stopping.abort('SIGTERM'));
  await serveUntilStopped({ args: ['server.mjs'], development: true, stopped: stopping.signal, onReady: () => {} });`;
const server = `
  import { appendFileSync } from 'node:fs';
  appendFileSync('starts', 'x');
  process.on('SIGTERM', () => process.exit(0));
  setInterval(() => {}, 1000);
  console.log('Ready');`;

beforeAll(async () => {
  await mkdir('.nabla/copies', { recursive: true });
  root = resolve(await mkdtemp('.nabla/copies/watch-'));
  for (const name of copied) await cp(name, join(root, name), { recursive: true });
  for (const name of made) await cp(join('.nabla', name), join(root, '.nabla', name), { recursive: true });
  await symlink(resolve('node_modules'), join(root, 'node_modules'));
  await symlink(resolve('prisma'), join(root, 'prisma'));
  await writeFile(join(root, 'serving.mts'), serving);
  await writeFile(join(root, 'server.mjs'), server);
  before = await assets();
  child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'serving.mts'], { cwd: root });
  await vi.waitUntil(async () => (await starts()) === 1, { timeout: 20_000 });
  const file = 'lib/core/grader/messages.ts';
  const text = await read(file);
  expect(text).toContain(message);
  await writeFile(join(root, file), text.replaceAll(message, changed));
  await vi.waitUntil(async () => (await starts()) === 2, { timeout: 35_000 });
});
afterAll(async () => {
  child.kill('SIGTERM');
  await new Promise((done) => child.once('exit', done));
  await rm(root, { recursive: true, force: true });
});

test('the worker that bakes and grades in the browser is another, with the new words in it', async () => {
  const after = await assets();
  expect(after.bakeWorker).not.toBe(before.bakeWorker);
  const worker = await read(`public${after.bakeWorker}`);
  expect(worker).toContain(changed);
  expect(worker).not.toContain(message);
});
