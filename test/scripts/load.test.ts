/** What `npm run load` counts, on a server of a few lines. */
import { createServer, type RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { handIn } from '@/scripts/load/submissions';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The test server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

const attempt = {
  id: '0d4f9c1e-1111-4222-8333-444455556666',
  slug: 'relu',
  revisionId: 'r',
  source: '',
  submittedAt: '2026-11-28T10:00:00.000Z',
  score: null,
  maxScore: null,
  report: null,
};
const pending = JSON.stringify({ ...attempt, state: 'pending', outcome: null });
const passed = JSON.stringify({ ...attempt, state: 'verified', outcome: 'passed' });

const crowd = { cookies: ['a', 'b', 'c', 'd'], connections: 2, seconds: 0, slug: 'relu', source: 'code' };

test('every student hands in once, and each acknowledged attempt is followed to its verdict', async () => {
  const asked = new Map<string, number>();
  const origin = await serve(({ method, url = '', headers }, response) => {
    if (method === 'POST') return response.writeHead(202).end(pending);
    const seen = asked.get(url) ?? 0;
    asked.set(url, seen + 1);
    response.end(headers.cookie && seen > 0 ? passed : pending);
  });
  const outcome = await handIn({ ...crowd, origin });
  expect(outcome).toMatchObject({ acknowledged: 4, passed: 4 });
  expect([...asked.values()]).toEqual([2, 2, 2, 2]);
});

test('what was refused is counted by what the server said, and is not waited for', async () => {
  const origin = await serve(({ method, headers }, response) => {
    if (method === 'POST') response.writeHead(headers.cookie === 'b' ? 429 : 202).end(pending);
    else response.end(passed);
  });
  const outcome = await handIn({ ...crowd, origin });
  expect(outcome).toMatchObject({ acknowledged: 3, passed: 3 });
  expect([...outcome.refusals.values()]).toEqual([1]);
});
