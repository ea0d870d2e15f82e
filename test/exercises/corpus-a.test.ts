/** No right answer refused, no wrong one accepted: the first five exercises as they bake, on the engine that grades. */
import { afterAll, expect, test } from 'vitest';
import { bake } from '@/lib/baking/bake';
import { readExerciseFolder } from '@/lib/exercise/read-folder.server';
import { grade } from '@/lib/grader/grade';
import { serverSandbox } from '@/lib/sandbox/server/pool.server';
import type { Corpus } from './corpus/corpus';
import { leakyRelu } from './corpus/leaky-relu';
import { relu } from './corpus/relu';
import { sigmoid } from './corpus/sigmoid';
import { sigmoidDerivative } from './corpus/sigmoid-derivative';
import { vanishingChain } from './corpus/vanishing-chain';

const corpora: readonly (readonly [string, Corpus])[] = [
  ['sigmoid', sigmoid],
  ['sigmoid-derivative', sigmoidDerivative],
  ['vanishing-chain', vanishingChain],
  ['relu', relu],
  ['leaky-relu', leakyRelu],
];

const sandbox = serverSandbox();
afterAll(() => sandbox.close());

test.each(corpora)(
  '%s accepts every right answer and refuses every wrong one',
  async (slug, { right, wrong }) => {
    // The witness confirms expected values; that it does is for the tests of baking.
    const { revision, diagnostics } = await bake(await readExerciseFolder(`exercises/${slug}`), {
      sandbox,
      witness: null,
    });
    expect(diagnostics).toEqual([]);
    if (!revision) throw new Error(`${slug} does not bake.`);
    const outcomes = (sources: readonly string[]) =>
      Promise.all(
        sources.map(async (source) => ({ source, outcome: (await grade(revision, source, sandbox)).outcome })),
      );
    expect((await outcomes(right)).filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    const accepted = (await outcomes(wrong)).filter(({ outcome }) => outcome !== 'failed' && outcome !== 'threw');
    expect(accepted).toEqual([]);
  },
  120_000,
);
