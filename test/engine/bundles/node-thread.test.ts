/** Where a thread's bundle is written. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleNodeThread } from '@/lib/engine/bundles/node-thread.server';

const bundle = (filesBeside: Readonly<Record<string, Uint8Array>>) =>
  bundleNodeThread({ entry: 'lib/core/numeric/tolerance.ts', name: 'test/thread', format: 'esm', filesBeside });

test('the same contents under another name are another folder, with what is looked for in it', async () => {
  const engine = new TextEncoder().encode('engine');
  const [before, after] = [await bundle({ 'old.wasm': engine }), await bundle({ 'new.wasm': engine })];
  expect(dirname(after)).not.toBe(dirname(before));
  expect(await readFile(join(dirname(after), 'new.wasm'), 'utf8')).toBe('engine');
  expect(await bundle({ 'new.wasm': engine })).toBe(after);
});
