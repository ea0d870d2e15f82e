/** Baking in the author's browser: the same result as on the server, and ended as soon as the author goes on writing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readExerciseFolder } from '@/lib/content/exchange/read-folder.server';
import type { ExerciseFiles } from '@/lib/core/exercise/folder';
import { decodeRevision } from '@/lib/core/exercise/revision-json';
import { type BakingTools, bake } from '@/lib/engine/baking/bake';
import type { SentFolder } from '@/lib/engine/baking/browser/protocol';
import { suggest } from '@/lib/engine/baking/suggest/suggest';
import { buildBakeWorker } from '@/scripts/bundle/bake-worker';
import { buildBrowserWorker } from '@/scripts/bundle/sandbox';
import { templateFolder } from '../../helpers/exercise-folder';
import { openServedPage, type ServedPage } from '../../helpers/served-page';
import { localSandbox } from '../sandbox/local-sandbox';
import type { PageBaking, bakery as windowBakery } from './browser-page';

declare global {
  var bakery: typeof windowBakery;
}

let opened: ServedPage;
let tools: BakingTools;
beforeAll(async () => {
  tools = { sandbox: localSandbox(), witness: null };
  opened = await openServedPage('test/engine/baking/browser-page.ts', {
    ...(await buildBrowserWorker()),
    'bake.js': await buildBakeWorker(),
  });
  await opened.tab.waitForFunction(() => 'bakery' in globalThis);
});
afterAll(() => opened?.close());

const sent = ({ slug, files }: ExerciseFiles): SentFolder => ({ slug, files: [...files] });

function inBrowser(folder: ExerciseFiles): Promise<PageBaking> {
  return opened.tab.evaluate((one) => globalThis.bakery.bake(one), sent(folder));
}

async function baked(folder: ExerciseFiles) {
  const { outcome, revision, progress } = await inBrowser(folder);
  if (outcome.kind !== 'baked') throw new Error(`It ended as ${JSON.stringify(outcome)}.`);
  return { ...outcome.baking, revision, progress };
}

const endless = (file: string) => templateFolder({ [file]: 'export function square(): Vector {\n  for (;;) {}\n}\n' });

describe('the template', () => {
  test('bakes to the same revision as on the server', async () => {
    const { revision, diagnostics, matrix } = await baked(templateFolder());
    const here = await bake(templateFolder(), tools);
    expect(diagnostics).toEqual([]);
    expect(decodeRevision(JSON.parse(revision ?? ''))).toEqual(here.revision);
    expect(matrix).toEqual(here.matrix);
  });

  test('comes with what a student would see of each mistake', async () => {
    const { seen } = await baked(templateFolder());
    expect(seen.map(({ mistake }) => mistake)).toEqual(['upstream-forgotten', 'factor-forgotten']);
    expect(seen[0]?.seen).toMatchObject({
      check: 'Your gradient fits your own square',
      mistake: 'upstream-forgotten',
      nudge: 'What does your backward pass do with `upstream`?',
      hint: expect.stringMatching(/chain rule/),
    });
    expect(seen[0]?.hintHtml).toMatch(/<p>By the chain rule, <span class="katex">/);
  });

  test('comes with what its witnesses say of each check', async () => {
    const { agreements } = await baked(templateFolder());
    expect(agreements.map(({ check, witness, agrees }) => [check, witness, agrees])).toEqual([
      ['Squares a few numbers', 'author', true],
      ['The gradient at hidden points', 'differences', true],
    ]);
    for (const { compared, worst } of agreements) {
      expect(compared).toBeGreaterThan(3);
      expect(worst?.relative).toBeLessThan(1e-5);
    }
  });

  test('comes with the time that the solution takes for each case, and its fuel', async () => {
    const { timing, revision } = await baked(templateFolder());
    const { checks, limits } = decodeRevision(JSON.parse(revision ?? ''));
    const expected = checks.flatMap(({ name, cases }) => cases.map((_, caseIndex) => [name, caseIndex]));
    expect(timing?.cases.map(({ check, caseIndex }) => [check, caseIndex])).toEqual(expect.arrayContaining(expected));
    expect(timing?.fuelUsed).toBeLessThan(limits.fuel);
  });

  test('tells how far it is', async () => {
    const { progress } = await baked(templateFolder());
    expect(progress.map(({ step }) => step)).toEqual(expect.arrayContaining(['expected', 'fingerprints', 'proofs']));
    expect(progress.at(-1)).toEqual({ step: 'proofs', done: 5, total: 5 });
  });
});

describe('slips', () => {
  test('are told as on the server', async () => {
    const folder = templateFolder({
      'exercise.yaml': [['expected: [9, 4, 0.25, 0]', 'expected: [9, 4, 0.5, 0]']],
      'starter.ts': 'export const square = 1;\n',
      'lesson.md': [[':::task', ':::tusk']],
    });
    const here = await bake(folder, tools);
    const there = await baked(folder);
    expect(there.diagnostics).toEqual(here.diagnostics);
    expect(there.revision).toBeNull();
  });

  test('an endless loop in the solution is told, and the page can go on', async () => {
    const { diagnostics } = await baked(endless('solution.ts'));
    expect(diagnostics).toMatchObject([{ file: 'solution.ts', message: expect.stringMatching(/does not finish/) }]);
  });
});

describe('a new edit', () => {
  test('ends the baking of the old text at once', async () => {
    const pair = [endless('solution.ts'), templateFolder()].map(sent);
    const kinds = await opened.tab.evaluate(([first, second]) => {
      if (!first || !second) throw new Error('Two folders are asked for.');
      return globalThis.bakery.replaced(first, second);
    }, pair);
    expect(kinds).toEqual(['cancelled', 'baked']);
  });
});

test('baking that takes too long is ended and says so', async () => {
  const outcome = await opened.tab.evaluate((one) => globalThis.bakery.impatient(one, 50), sent(templateFolder()));
  expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringMatching(/took longer/) });
});

test('suggestions are found in the browser as on the server', async () => {
  const { suggestions, progress } = await opened.tab.evaluate(
    (one) => globalThis.bakery.suggest(one),
    sent(templateFolder()),
  );
  const { revision } = await bake(templateFolder(), tools);
  const here = revision && (await suggest(revision, { sandbox: tools.sandbox }));
  expect(JSON.parse(suggestions)).toEqual(JSON.parse(JSON.stringify(here)));
  expect(progress).toEqual({ step: 'slips', done: here?.tried, total: here?.tried });
});

test('an exercise of the course bakes in a browser to what it is on the server', async () => {
  const folder = await readExerciseFolder('exercises/leaky-relu');
  const { revision, diagnostics } = await baked(folder);
  const here = await bake(folder, tools);
  expect(diagnostics).toEqual(here.diagnostics);
  expect(revision && decodeRevision(JSON.parse(revision)).id).toBe(here.revision?.id);
});
