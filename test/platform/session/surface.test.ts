import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pages, routes } from '@/lib/platform/session/surface';
import { addressOf, findActions, pageFiles, routeFiles } from '../../helpers/reachable';

function exportsOf(file: string, pattern: RegExp): string[] {
  return [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name]) => name ?? '');
}

test('every page has a policy, and no policy is left over', () => {
  const found = pageFiles().map(addressOf);
  expect(Object.keys(pages).sort()).toEqual(found.sort());
});

test('every page asks for its policy', () => {
  const silent = pageFiles().filter((file) => !readFileSync(file, 'utf8').includes(`admitPage('${addressOf(file)}'`));
  expect(silent).toEqual([]);
});

test('every route handler has a policy, and no policy is left over', () => {
  const found = routeFiles().flatMap((file) =>
    exportsOf(file, /export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g)
      .concat(exportsOf(file, /\bas (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g))
      .map((method) => `${method} ${addressOf(file)}`),
  );
  expect(Object.keys(routes).sort()).toEqual(found.sort());
});

test('every server action is made from a definition, which says who may', async () => {
  const actions = await findActions();
  expect(actions.size).toBeGreaterThan(50);
  const undefinedOnes = [...actions].filter(([, action]) => !(typeof action === 'function' && 'policy' in action));
  expect(undefinedOnes.map(([name]) => name)).toEqual([]);
});
