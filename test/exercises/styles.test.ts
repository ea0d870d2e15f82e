/** A solution is right however it is written down. Two exercises stand for all: numbers and lists in one, records in the other. */
import { readFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { readExerciseFolder } from '@/lib/content/exchange/read-folder.server';
import { grade } from '@/lib/core/grader/grade';
import { bake } from '@/lib/engine/baking/bake';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { styles } from './corpus/styles';

const sandbox = serverSandbox();
afterAll(() => sandbox.close());

test.each([
  ['vanishing-chain', ['layerGradients']],
  ['residual-block', ['residualForward', 'residualBackward']],
] as const)(
  '%s is passed in every style',
  async (slug, names) => {
    const { revision } = await bake(await readExerciseFolder(`exercises/${slug}`), { sandbox, witness: null });
    if (!revision) throw new Error(`${slug} does not bake.`);
    const solution = await readFile(`exercises/${slug}/solution.ts`, 'utf8');
    const reports = await Promise.all(
      Object.entries(styles).map(async ([style, write]) => {
        const { outcome, problem, checks } = await grade(revision, write(solution, names), sandbox);
        return { style, outcome, why: problem?.message ?? checks.find((check) => check.message !== '')?.message };
      }),
    );
    expect(reports.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  },
  120_000,
);
