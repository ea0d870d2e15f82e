import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Watching, watchFolders } from '@/scripts/exercise/watch';

let root: string;
let watching: Watching | undefined;
const told: string[] = [];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'nabla-watch-'));
  for (const slug of ['relu', 'sigmoid']) await mkdir(join(root, slug, 'mistakes'), { recursive: true });
  await writeFile(join(root, 'relu/lesson.md'), 'one');
  told.length = 0;
});
afterEach(async () => {
  await watching?.close();
  await rm(root, { recursive: true, force: true });
});

const begin = (slugs: readonly string[] = []) => {
  watching = watchFolders(root, slugs, async (slug) => {
    told.push(slug);
  });
};
const write = (path: string, text = 'two') => writeFile(join(root, path), text);

test('several writes in a moment are one change of one folder', async () => {
  begin();
  await write('relu/lesson.md');
  await write('relu/lesson.md', 'three');
  await write('relu/mistakes/sign.ts');
  await vi.waitFor(() => expect(told).toEqual(['relu']), { timeout: 5_000 });
});

test('a later change is told again', async () => {
  begin();
  await write('relu/lesson.md');
  await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 5_000 });
  await write('relu/lesson.md', 'four');
  await vi.waitFor(() => expect(told).toEqual(['relu', 'relu']), { timeout: 5_000 });
});

test('other folders, and files that are none of an exercise, are passed over', async () => {
  begin(['sigmoid']);
  await write('relu/lesson.md');
  await write('sigmoid/.lesson.md.swp');
  await write('sigmoid/lesson.md');
  await vi.waitFor(() => expect(told).toEqual(['sigmoid']), { timeout: 5_000 });
});

test('once closed, nothing more is told', async () => {
  begin();
  await watching?.close();
  await write('relu/lesson.md');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(told).toEqual([]);
});
