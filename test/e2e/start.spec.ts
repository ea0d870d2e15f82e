/** Starting: what goes wrong is told in a line, what is done is not done again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { freePort } from '@/scripts/bench/postgres';
import { setUp, somebody, test } from './fixtures';
import { NablaServer, runStart } from './server';

test('a port in use is told in one line', async ({ nabla }) => {
  const { status, errors } = await runStart({ PORT: String(nabla.port) });
  expect(errors).toMatch(/^Port \d+ is in use: .+PORT=\d+ npm start\.$/);
  expect(status).toBe(1);
});

test('a data folder in use is told in one line', async () => {
  const first = await NablaServer.create();
  try {
    const { status, errors } = await runStart({ PORT: String(await freePort()), NABLA_DATA: first.dataFolder });
    expect(errors).toMatch(/^The data folder \S+ is in use by process \d+: .+$/);
    expect(status).toBe(1);
  } finally {
    await first.dispose();
  }
});

test('an unreachable database is told in one line, without its password', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nabla-e2e-'));
  const { status, errors } = await runStart({
    PORT: String(await freePort()),
    NABLA_DATA: folder,
    DATABASE_URL: `postgres://nabla:opensesame@127.0.0.1:${await freePort()}/nabla`,
  });
  await rm(folder, { recursive: true });
  expect(errors).toMatch(/^The database at .+ cannot be used: .+ Check DATABASE_URL and that PostgreSQL runs\.$/);
  expect(errors).not.toContain('opensesame');
  expect(status).toBe(1);
});

test('a used set-up link is closed, and the next start prints none and repeats nothing', async ({
  ownServer,
  profile,
}) => {
  test.setTimeout(180_000);
  const server = await ownServer();
  const link = server.setupLink();
  const page = await profile(server);
  await setUp(page, server, somebody('Ines'));
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link is closed' })).toBeVisible();

  expect(await server.stop(), server.output).toBe(0);
  await server.start();
  expect(server.output).not.toContain('/setup');
  for (const phase of [
    'client      current',
    'bundles     current',
    'up to date',
    'all published before',
    'build       current',
  ]) {
    expect(server.output).toContain(phase);
  }
});
