/** No right answer refused, no wrong one accepted: every exercise as it bakes, on the engine that grades. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grade } from '@/lib/core/grader/grade';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { bakedCourse, type CourseExercise } from '../helpers/baked-course';
import { batchNorm } from './corpus/batch-norm';
import type { Corpus } from './corpus/corpus';
import { deepNetwork } from './corpus/deep-network';
import { editorOf } from './corpus/edited';
import { gradientClipping } from './corpus/gradient-clipping';
import { heInit } from './corpus/he-init';
import { leakyRelu } from './corpus/leaky-relu';
import { relu } from './corpus/relu';
import { residualBlock } from './corpus/residual-block';
import { sigmoid } from './corpus/sigmoid';
import { sigmoidDerivative } from './corpus/sigmoid-derivative';
import { slips } from './corpus/slips';
import { tampered } from './corpus/tampered';
import { vanishingChain } from './corpus/vanishing-chain';

const corpora: readonly (readonly [string, Corpus])[] = [
  ['sigmoid', sigmoid],
  ['sigmoid-derivative', sigmoidDerivative],
  ['vanishing-chain', vanishingChain],
  ['relu', relu],
  ['leaky-relu', leakyRelu],
  ['he-init', heInit],
  ['batch-norm', batchNorm],
  ['gradient-clipping', gradientClipping],
  ['residual-block', residualBlock],
  ['deep-network', deepNetwork],
];

const sandbox = serverSandbox();
afterAll(() => sandbox.close());

let course: readonly CourseExercise[];
beforeAll(async () => {
  course = await bakedCourse(sandbox);
}, 300_000);

test.each(corpora)(
  '%s accepts every right answer and refuses every wrong one',
  async (slug, { right, wrong }) => {
    const revision = course.find(({ revision }) => revision.slug === slug)?.revision;
    if (!revision) throw new Error(`${slug} is not in the course.`);
    const outcomes = (sources: readonly string[]) =>
      Promise.all(
        sources.map(async (source) => ({ source, outcome: (await grade(revision, source, sandbox)).outcome })),
      );
    expect((await outcomes(right)).filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    const solution = revision.solution ?? '';
    const slipped = (slips[slug] ?? []).map((slip) => editorOf(solution)(slip));
    const accepted = (await outcomes([...wrong, ...slipped])).filter(
      ({ outcome }) => outcome !== 'failed' && outcome !== 'threw',
    );
    expect(accepted).toEqual([]);
    const nearlyRight = await Promise.all(
      tampered(solution, revision.functions).map(async ({ title, source }) => {
        const { outcome } = await grade(revision, source, sandbox);
        return { title, outcome };
      }),
    );
    expect(nearlyRight.filter(({ outcome }) => outcome !== 'failed')).toEqual([]);
  },
  120_000,
);
