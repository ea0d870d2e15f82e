import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pages } from '@/lib/platform/session/pages';
import { addressOf, findActions, findDefinitions, findRoutes, pageFiles } from '../../helpers/reachable';

test('every page has a policy, and no policy is left over', () => {
  const found = pageFiles().map(addressOf);
  expect(Object.keys(pages).sort()).toEqual(found.sort());
});

test('every page asks for its policy', () => {
  const silent = pageFiles().filter((file) => !readFileSync(file, 'utf8').includes(`admitPage('${addressOf(file)}'`));
  expect(silent).toEqual([]);
});

test('every route handler is made from a definition that names its address, and no definition is left over', async () => {
  const served = await findRoutes();
  // next-auth's own handler.
  const ours = served.filter(({ name }) => !name.includes('nextauth'));
  expect(ours.map(({ definition }) => definition && `${definition.method} ${definition.path}`)).toEqual(
    ours.map(({ name }) => name),
  );
  const defined = await findDefinitions();
  expect(defined.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
    ours.map(({ name }) => name).toSorted(),
  );
});

test('every server action is made from a definition, which says who may', async () => {
  const actions = await findActions();
  expect(actions.size).toBeGreaterThan(50);
  const undefinedOnes = [...actions].filter(([, action]) => !(typeof action === 'function' && 'policy' in action));
  expect(undefinedOnes.map(([name]) => name)).toEqual([]);
});
