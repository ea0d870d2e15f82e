import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { actions, pages, routes } from '@/lib/platform/session/surface';

function filesUnder(folder: string, pattern: RegExp): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.map((file) => `${folder}/${file}`).filter((file) => pattern.test(file));
}

/** `app/(group)/teach/page.tsx` is served at /teach. */
function addressOf(file: string): string {
  const segments = dirname(file).split('/').slice(1);
  return `/${segments.filter((segment) => !/^[(@]/.test(segment)).join('/')}`;
}

function exportsOf(file: string, pattern: RegExp): string[] {
  return [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name]) => name ?? '');
}

test('every page has a policy, and no policy is left over', () => {
  const found = filesUnder('app', /\/page\.tsx$/).map(addressOf);
  expect(Object.keys(pages).sort()).toEqual(found.sort());
});

test('every page asks for its policy', () => {
  const silent = filesUnder('app', /\/page\.tsx$/).filter(
    (file) => !readFileSync(file, 'utf8').includes(`admitPage('${addressOf(file)}'`),
  );
  expect(silent).toEqual([]);
});

test('every route handler has a policy, and no policy is left over', () => {
  const found = filesUnder('app', /\/route\.ts$/).flatMap((file) =>
    exportsOf(file, /export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g)
      .concat(exportsOf(file, /\bas (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g))
      .map((method) => `${method} ${addressOf(file)}`),
  );
  expect(Object.keys(routes).sort()).toEqual(found.sort());
});

test('every server action has a policy, asks for it, and no policy is left over', () => {
  const files = [...filesUnder('app', /\.tsx?$/), ...filesUnder('lib', /\.tsx?$/)].filter((file) =>
    /^\s*['"]use server['"]/m.test(readFileSync(file, 'utf8')),
  );
  const found = files.flatMap((file) =>
    exportsOf(file, /export async function (\w+)/g).map((name) => `${file} ${name}`),
  );
  expect(Object.keys(actions).sort()).toEqual(found.sort());
  for (const action of found) {
    const [file = ''] = action.split(' ');
    expect(readFileSync(file, 'utf8')).toContain(`admitAction('${action}'`);
  }
});
