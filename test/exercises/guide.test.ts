/** The guide for authors, followed to the letter by somebody who knows nothing else. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArchive } from '@/lib/content/exchange/read-archive';
import { readExerciseFolder } from '@/lib/content/exchange/read-folder.server';
import { grade } from '@/lib/core/grader/grade';
import { autodiffWitness } from '@/lib/engine/baking/autodiff.server';
import { type BakingResult, bake } from '@/lib/engine/baking/bake';
import { localSandbox } from '../engine/sandbox/local-sandbox';
import { followGuide, guideSteps, type Step } from '../helpers/follow-guide';
import { copyRepository, type RepositoryCopy } from '../helpers/repository-copy';

const sandbox = localSandbox();
let copy: RepositoryCopy;
let steps: readonly Step[];
let baked: BakingResult;
beforeAll(async () => {
  copy = await copyRepository();
  steps = await guideSteps();
  await followGuide(copy, steps);
  baked = await bake(await readExerciseFolder(join(copy.root, 'exercises/softplus')), {
    sandbox,
    witness: autodiffWitness,
  });
}, 180_000);
afterAll(() => copy?.remove());

test('every step is one that a test can follow', () => {
  const kinds = steps.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'run')).toHaveLength(3);
  expect(kinds.filter((kind) => kind === 'write')).toHaveLength(9);
  expect(kinds.filter((kind) => kind === 'expect' || kind === 'delete' || kind === 'append')).toHaveLength(3);
});

test('what comes of it bakes without a warning, with every expected value confirmed', () => {
  expect(baked.diagnostics).toEqual([]);
  expect(baked.revision).toMatchObject({ slug: 'softplus', title: 'Softplus' });
  expect(baked.agreements.map(({ check, witness, agrees }) => [check, witness, agrees])).toEqual(
    expect.arrayContaining([
      ['Gives the values that you can work out by hand', 'author', true],
      ['Stays finite far from zero', 'reference', true],
      ['The gradient at hidden points', 'autodiff', true],
      ['The gradient at hidden points', 'differences', true],
    ]),
  );
});

test('a student who makes one of its mistakes is given the hint of that mistake', async () => {
  const { revision } = baked;
  if (!revision) throw new Error('It did not bake.');
  for (const { id, nudge, hint } of revision.mistakes) {
    const source = await readFile(join(copy.root, `exercises/softplus/mistakes/${id}.ts`), 'utf8');
    expect((await grade(revision, source, sandbox)).diagnosis).toMatchObject({ mistake: id, nudge, hint });
  }
  expect(revision.mistakes).toHaveLength(3);
});

test('it is a part of the course, and bakes there', async () => {
  const { out, status } = await copy.run('exercise', 'check', 'softplus');
  expect(out).toMatch(/^softplus: bakes \(unchanged\)$/m);
  expect(status).toBe(0);
  expect(await readFile(join(copy.root, 'exercises/course.yaml'), 'utf8')).toMatch(/deep-network\n {2}- softplus\n$/);
});

test('its zip is imported again, where there is none of its name or it is to be replaced', async () => {
  const read = readArchive(await readFile(join(copy.root, 'softplus.zip')), { keepReference: true });
  expect(read.folder?.files.size).toBe(9);
  const refused = await copy.run('exercise', 'import', 'softplus.zip');
  expect(refused).toMatchObject({ status: 2, err: expect.stringMatching(/exists already.*--replace/) });
  expect(await copy.run('exercise', 'import', 'softplus.zip', '--replace')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/softplus: bakes[\s\S]*Wrote exercises\/softplus/),
  });
}, 60_000);
