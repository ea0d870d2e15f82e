/**
 * What Next alone does here and now: a dynamic page and a JSON route with nothing in them, behind Nabla's own proxy. Built into .nabla,
 * so that nothing of it ships.
 */
import { spawn } from 'node:child_process';
import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { freePort } from '../bench/postgres';
import { endGroup, type Served, untilPrinted } from './served';

const folder = '.nabla/bare-app';
/** What Nabla's proxy is made of. */
const proxyFiles = ['proxy.ts', 'app/order-cookie.ts', 'app/visitor-page.ts', 'lib/core/time', 'lib/platform/http'];

/** Resolves when it answers. */
export async function serveBare(): Promise<Served> {
  await rm(folder, { recursive: true, force: true });
  await cp('scripts/load/bare-app', folder, { recursive: true });
  for (const file of proxyFiles) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(file, join(folder, file), { recursive: true });
  }
  await build();
  const port = await freePort();
  const app = next(['start', '-p', String(port)], 'pipe', true);
  await untilPrinted(app, 'Ready');
  return { origin: `http://127.0.0.1:${port}`, stop: () => endGroup(app) };
}

function build(): Promise<void> {
  return new Promise((resolve, reject) => {
    next(['build'], 'ignore', false).once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The bare app could not be built (exit status ${code}), see above.`)),
    );
  });
}

function next(args: readonly string[], output: 'pipe' | 'ignore', detached: boolean) {
  return spawn(process.execPath, [join(process.cwd(), 'node_modules/next/dist/bin/next'), ...args], {
    cwd: folder,
    detached,
    stdio: ['ignore', output, 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
}
