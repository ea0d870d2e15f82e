/** What the editor offers and explains in exercise.yaml: monaco-yaml, bundled and served as in the app, in a real browser. */
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namesAt } from '@/app/teach/exercises/[slug]/yaml-completion';
import { assetUrl } from '@/lib/engine/bundles/assets.server';
import { openServedPage, type ServedPage } from '../../helpers/served-page';
import type { YamlPage } from './support/yaml-page';

const functions = [
  {
    name: 'square',
    description: 'Squares.',
    parameters: [{ name: 'z', type: 'Vector' as const }],
    result: 'Vector' as const,
  },
];
const keys = ['monaco', 'monacoCss', 'monacoEditorWorker', 'monacoTypescriptWorker', 'monacoYamlWorker'] as const;

declare const openYaml: (assets: object, functions: readonly object[]) => Promise<YamlPage>;
declare let yaml: YamlPage;

let page: ServedPage;
beforeAll(async () => {
  const folder = assetUrl('monaco').replace(/^\/|\/monaco\.js$/g, '');
  const names = await readdir(`public/${folder}`);
  const files = await Promise.all(
    names.map(async (name) => [`${folder}/${name}`, await readFile(`public/${folder}/${name}`)] as const),
  );
  page = await openServedPage('test/authoring/studio/support/yaml-page.ts', Object.fromEntries(files));
  const assets = Object.fromEntries(keys.map((key) => [key, assetUrl(key)]));
  await page.tab.waitForFunction(() => 'openYaml' in globalThis);
  await page.tab.evaluate(
    async ([given, asked]) => Object.assign(globalThis, { yaml: await openYaml(given, asked) }) && undefined,
    [assets, functions] as const,
  );
});
afterAll(() => page.close());

const write = (text: string) => page.tab.evaluate((given) => yaml.write(given), text);
const rows = () => page.tab.locator('.suggest-widget.visible .monaco-list-row .label-name').allTextContents();

/** Offers where the text ends, some letters of one typed. */
async function labels(text: string): Promise<readonly string[]> {
  await page.tab.keyboard.press('Escape');
  await write(text);
  await page.tab.evaluate(() => yaml.suggest());
  await expect.poll(() => page.tab.locator('.suggest-widget.visible').count(), { timeout: 20_000 }).toBe(1);
  const loading = page.tab
    .locator('.suggest-widget.visible .message', { hasText: 'Loading' })
    .filter({ visible: true });
  await expect.poll(() => loading.count(), { timeout: 20_000 }).toBe(0);
  return rows();
}

describe('offers', () => {
  test('the fields of a place', async () => {
    for (const field of ['title', 'functions', 'checks', 'mistakes'])
      expect(await labels(field.slice(0, 3))).toContain(field);
    const check = 'checks:\n  - name: A\n    ';
    for (const field of ['kind', 'function', 'generate', 'visibility'])
      expect(await labels(check + field.slice(0, 3))).toContain(field);
    expect(await labels(`${check}ti`)).not.toContain('title');
    for (const field of ['title', 'nudge', 'hint'])
      expect(await labels(`mistakes:\n  - id: a\n    ${field.slice(0, 2)}`)).toContain(field);
    for (const field of ['count', 'sizes'])
      expect(await labels(`${check}generate:\n      ${field.slice(0, 2)}`)).toContain(field);
  });

  test('the values of a field', async () => {
    expect(await labels('checks:\n  - name: A\n    kind: ')).toEqual(
      expect.arrayContaining(['value', 'matches', 'gradient', 'gradcheck', 'property']),
    );
    expect(await labels('checks:\n  - name: A\n    visibility: ')).toEqual(['hidden', 'public']);
    expect(await labels('functions:\n  f:\n    parameters:\n      z: ')).toEqual(
      expect.arrayContaining(['Vector', 'Matrix']),
    );
  });

  test('the names that the exercise declares', async () => {
    expect(await labels('checks:\n  - name: A\n    function: ')).toContain('square');
    expect(namesAt('    function: ', functions).map(({ label }) => label)).toEqual(['square']);
    expect(namesAt('    of: { forward: square, gives: ', functions).map(({ label }) => label)).toEqual(['z']);
    expect(namesAt('    kind: ', functions)).toEqual([]);
  });
});

test('explains a key, also inside braces', async () => {
  await write(
    ['checks:', '  - name: A', '    kind: gradient', '    of: { forward: square, upstream: upstream, gives: z }'].join(
      '\n',
    ),
  );
  const explained = async (line: number, column: number) => {
    await page.tab.keyboard.press('Escape');
    await page.tab.evaluate(([at, character]) => yaml.hover(at, character), [line, column] as const);
    return page.tab.locator('.monaco-hover:visible');
  };
  await expect
    .poll(async () => (await explained(4, 50)).allTextContents().then(String), { timeout: 20_000 })
    .toContain('gradient of');
  await expect
    .poll(async () => (await explained(2, 6)).allTextContents().then(String), { timeout: 20_000 })
    .toContain('words that a student understands');
});

test('underlines while typing what the schema does not know, by the schema that the first line names', async () => {
  await write('# yaml-language-server: $schema=../exercise.schema.json\ntitle: Softplus\ntitel: Softplus\n');
  const errors = () => page.tab.evaluate(() => yaml.errors());
  await expect.poll(errors, { timeout: 20_000 }).toContainEqual({ line: 3, message: expect.stringContaining('titel') });
  await expect
    .poll(() => page.tab.locator('.squiggly-warning, .squiggly-error').count(), { timeout: 20_000 })
    .toBeGreaterThan(0);
  expect(JSON.stringify(await errors())).not.toContain('Unable to load');
});
