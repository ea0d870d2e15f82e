/** Health and metrics, as a balancer and Prometheus read them. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GET } from '@/app/api/health/route';
import { closeDatabase, provideConnection } from '@/lib/platform/db/database.server';
import { readMetrics } from '@/lib/platform/observe/gauges.server';
import { findUnreadiness } from '@/lib/platform/observe/health.server';
import { freshConnection } from '../../helpers/database';

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }));

beforeAll(async () => provideConnection(await freshConnection()));
afterAll(closeDatabase);

const context = { params: Promise.resolve(undefined) };
const health = async (query = '') => {
  const response = await GET(new Request(`http://localhost:3000/api/health${query}`), context);
  return { status: response.status, ...(await response.json()) };
};

test('a process whose database answers is ready', async () => {
  expect(await health()).toEqual({ status: 200, live: true, ready: true, reasons: [] });
});

test('the metrics are what Prometheus reads, with what waits in the database', async () => {
  const text = await readMetrics();
  for (const line of text.trim().split('\n')) expect(line).toMatch(/^(#.*|[\w:]+(\{[^}]*\})? \S+|)$/);
  expect(text).toContain('nabla_database_up 1');
  expect(text).toContain('nabla_queue_attempts 0');
  expect(text).toContain('# TYPE nabla_requests_total counter');
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
});

test('a database that is gone makes it unready, with the reason, and is a metric', async () => {
  const real = await freshConnection();
  const gone = new Proxy(real.client, {
    get: (client, name) =>
      name === '$queryRaw' ? () => Promise.reject(new Error('The connection was lost.')) : Reflect.get(client, name),
  });
  provideConnection({ ...real, client: gone });
  expect(await health()).toEqual({
    status: 503,
    live: true,
    ready: false,
    reasons: ['The database does not answer.'],
  });
  expect(await health('?live=1')).toMatchObject({ status: 200, live: true });
  expect(await readMetrics()).toContain('nabla_database_up 0');
  await closeDatabase();
});

test('a database that hangs is told from one that answers', async () => {
  const real = await freshConnection();
  const hanging = new Proxy(real.client, {
    get: (client, name) => (name === '$queryRaw' ? () => new Promise(() => {}) : Reflect.get(client, name)),
  });
  provideConnection({ ...real, client: hanging });
  expect(await findUnreadiness(10)).toEqual(['The database does not answer.']);
  await closeDatabase();
});
