/** What `npm start` does with a server that ends by itself. The server is a few lines of JavaScript here. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { serveUntilStopped } from '@/scripts/serve';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabla-serve-'));
});
afterEach(async () => {
  vi.mocked(console.error).mockClear();
  await rm(folder, { recursive: true });
});

/** What the terminal shows of trouble; setup/no-console.ts watches the console. */
const errors = () => vi.mocked(console.error).mock.calls.flat();

/** Writes down each start; ends as `ends` says where it is JavaScript, otherwise on SIGTERM. */
async function server(body: string): Promise<string[]> {
  const file = join(folder, 'server.mjs');
  const starts = JSON.stringify(join(folder, 'starts'));
  await writeFile(
    file,
    `import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
     appendFileSync(${starts}, 'x');
     const starts = readFileSync(${starts}, 'utf8').length;
     process.on('SIGTERM', () => process.exit(0));
     setInterval(() => {}, 1000);
     ${body}`,
  );
  return [file];
}

const starts = async () => (await readFile(join(folder, 'starts'), 'utf8').catch(() => '')).length;

test('a server that crashed is started again, and that is said', async () => {
  const stopping = new AbortController();
  const onReady = vi.fn();
  const args = await server(`console.log('Ready'); if (starts < 3) process.kill(process.pid, 'SIGKILL');`);
  const serving = serveUntilStopped({ args, development: false, stopped: stopping.signal, onReady, firstPauseMs: 10 });
  await expect.poll(starts, { timeout: 10_000 }).toBe(3);
  expect(errors().join()).toMatch(/ended by itself \(SIGKILL\).+again in 0.01 s.+again in 0.02 s/s);
  expect(onReady).toHaveBeenCalledTimes(1);
  stopping.abort('SIGTERM');
  expect(await serving).toBe(0);
});

test('a server that never answered is not tried again', async () => {
  const stopped = new AbortController().signal;
  const args = await server('process.exit(3);');
  expect(await serveUntilStopped({ args, development: false, stopped, onReady: () => {}, firstPauseMs: 10 })).toBe(3);
  expect(await starts()).toBe(1);
});

test('one that waits for its next start can be stopped', async () => {
  const stopping = new AbortController();
  const args = await server(`console.log('Ready'); setTimeout(() => process.exit(1), 100);`);
  const firstPauseMs = 600_000;
  const serving = serveUntilStopped({
    args,
    development: false,
    stopped: stopping.signal,
    onReady: () => {},
    firstPauseMs,
  });
  await expect.poll(() => errors().length, { timeout: 10_000 }).toBe(1);
  stopping.abort('SIGINT');
  expect(await serving).toBe(0);
});

test.each([
  [true, '1'],
  [false, 'undefined'],
])('in development (%s) the server writes down what it compiled before it ends', async (development, told) => {
  const stopping = new AbortController();
  const args = await server(
    `writeFileSync(${JSON.stringify(join(folder, 'told'))}, String(process.env.__NEXT_DEV_WAIT_FOR_TURBOPACK_SHUTDOWN));
     console.log('Ready');`,
  );
  const serving = serveUntilStopped({ args, development, stopped: stopping.signal, onReady: () => {} });
  await expect.poll(() => readFile(join(folder, 'told'), 'utf8').catch(() => ''), { timeout: 10_000 }).toBe(told);
  stopping.abort('SIGTERM');
  expect(await serving).toBe(0);
});
