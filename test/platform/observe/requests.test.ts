import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { routePatterns } from '@/lib/platform/observe/requests.server';

/** What Next writes beside a build. */
function built() {
  const folder = mkdtempSync(join(tmpdir(), 'nabla-routes-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const routes = {
    staticRoutes: [{ page: '/', regex: '^/(?:/)?$' }],
    dynamicRoutes: [{ page: '/lessons/[slug]', regex: '^/lessons/([^/]+?)(?:/)?$' }],
  };
  writeFileSync(join(folder, 'routes-manifest.json'), JSON.stringify(routes));
  return routePatterns(relative(process.cwd(), folder));
}

test('requests are told apart by route, not by what is in their addresses', () => {
  const routeOf = built();
  expect(routeOf('/lessons/relu?x=1')).toBe('/lessons/[slug]');
  expect(routeOf('/')).toBe('/');
  expect(routeOf('/_next/static/chunks/a.js')).toBe('/_next');
  expect(routeOf('/made/up/by/somebody')).toBe('other');
});

test('without a build every route is one', () => {
  expect(routePatterns('nowhere')('/lessons/relu')).toBe('other');
});
