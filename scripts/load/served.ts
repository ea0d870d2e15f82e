/** A Nabla of the load generator's own: the built app on a free port of 127.0.0.1, with a database that is thrown away. */
import { type ChildProcess, spawn } from 'node:child_process';
import { freePort } from '../bench/postgres';

export interface Served {
  readonly origin: string;
  stop(): void;
}

/** Resolves when it answers. Builds first where the build is stale. */
export async function serveNabla(environment: Readonly<Record<string, string>>): Promise<Served> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const app = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, DATABASE_URL: '', ...environment, PORT: String(port), NABLA_URL: origin },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true, // a group of its own, so that the server below the scripts can be ended
  });
  await untilPrinted(app, 'Nabla is served at');
  return { origin: `http://127.0.0.1:${port}`, stop: () => endGroup(app) };
}

/** @throws Error where it ends before it printed `text` */
export function untilPrinted(app: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    app.stdout?.on('data', (chunk: Buffer) => {
      printed = (printed + chunk).slice(-2000);
      if (printed.includes(text)) resolve();
    });
    app.once('exit', (code) => reject(new Error(`It ended with status ${code} before it served:\n${printed}`)));
  });
}

/** Of a process that leads a group. */
export function endGroup(app: ChildProcess): void {
  if (app.pid && app.exitCode === null) process.kill(-app.pid, 'SIGKILL');
}
