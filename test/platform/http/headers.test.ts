/** What every response says to the browser about frames, types and windows. test/e2e asks the built server. */
import { NextRequest } from 'next/server';
import { afterEach, expect, test, vi } from 'vitest';
import nextConfig from '@/next.config';
import { config, proxy } from '@/proxy';

afterEach(() => vi.unstubAllEnvs());

const headersOf = async (path: string) => (await proxy(new NextRequest(`http://localhost:3000${path}`))).headers;

test('a page may not be framed, guessed at or reached from another window', async () => {
  const headers = await headersOf('/lessons/relu');
  expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  expect(headers.get('Strict-Transport-Security')).toBeNull();
});

test('where people reach it by https, browsers are told to keep to it', async () => {
  vi.stubEnv('NABLA_URL', 'https://nabla.school.edu');
  expect((await headersOf('/')).get('Strict-Transport-Security')).toBe('max-age=31536000');
});

test('what the proxy passes by has its own word on frames', async () => {
  const rules = (await nextConfig.headers?.()) ?? [];
  const [matcher = ''] = config.matcher;
  for (const path of ['/bake/x', '/monaco/x', '/sandbox/x', '/trainer/x', '/_next/static/x.js']) {
    expect(new RegExp(`^${matcher}$`).test(path), path).toBe(false);
    const rule = rules.find(({ source }) => path.startsWith(source.replace(':path*', '')));
    expect(
      rule?.headers.map(({ value }) => value),
      path,
    ).toContain("frame-ancestors 'none'");
  }
});
