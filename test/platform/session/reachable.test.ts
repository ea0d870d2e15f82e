/** A page that no other page leads to might as well not be there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Page, pages } from '@/lib/platform/session/pages';

/** Every component of app/ by its path. */
const sources = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join('app', path), 'utf8') }));

const fixed = (Object.keys(pages) as Page[]).filter((page) => !page.includes('['));

test.each(fixed)('%s is linked from another folder of app/', (page) => {
  const elsewhere = sources.filter(({ path }) => page === '/' || !path.startsWith(`${page.slice(1)}/`));
  const leading = elsewhere.filter(({ text }) => text.includes(`href="${page}"`) || text.includes(`'${page}'`));
  expect(leading.map(({ path }) => path).length, `links to ${page}`).toBeGreaterThan(0);
});
