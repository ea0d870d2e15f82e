/**
 * How much the checks see: every small slip in a solution must be refused, unless it changes nothing that a caller could notice.
 * Those are written down in equivalent-mutants.yaml, each with the reason.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Revision } from '@/lib/core/exercise/revision';
import { grade } from '@/lib/core/grader/grade';
import type { ReportOutcome } from '@/lib/core/grader/report';
import { type Mutant, mutantsOf } from '@/lib/engine/baking/suggest/mutate';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { bakedCourse, type CourseExercise } from '../helpers/baked-course';

/** By exercise and then by the mutant's name: why no caller could tell it from the solution. */
const explained = z
  .record(z.string(), z.record(z.string(), z.string().min(1)))
  .parse(parse(readFileSync('test/exercises/equivalent-mutants.yaml', 'utf8')) ?? {});

const sandbox = serverSandbox();
afterAll(() => sandbox.close());

let course: readonly CourseExercise[];
beforeAll(async () => {
  course = await bakedCourse(sandbox);
}, 300_000);

interface Result {
  readonly slug: string;
  readonly mutants: number;
  readonly survivors: readonly Mutant[];
  readonly faults: readonly Mutant[];
}

/** By a few checks first, which refuse most of them: a code passes all checks where it passes those and the rest. */
async function outcomeOf(revision: Revision, source: string): Promise<ReportOutcome> {
  const few = Math.ceil(revision.checks.length / 4);
  const graded = (checks: Revision['checks']) => grade({ ...revision, checks }, source, sandbox);
  const { outcome } = await graded(revision.checks.slice(0, few));
  return outcome === 'passed' ? (await graded(revision.checks.slice(few))).outcome : outcome;
}

async function runMutants({ revision }: CourseExercise): Promise<Result> {
  const asked = revision.functions.map(({ name }) => name);
  const mutants = mutantsOf(revision.solution ?? '', asked);
  const outcomes = await Promise.all(
    mutants.map(async (mutant) => ({ mutant, outcome: await outcomeOf(revision, mutant.source) })),
  );
  const having = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).map(({ mutant }) => mutant);
  return { slug: revision.slug, mutants: mutants.length, survivors: having('passed'), faults: having('error') };
}

test('every slip in a solution is refused, except those that change nothing', async () => {
  const results: Result[] = [];
  for (const exercise of course) results.push(await runMutants(exercise));
  process.stdout.write(`${results.map(formatResult).join('\n')}\n`);
  const names = (mutants: readonly Mutant[]) => mutants.map(({ name }) => name);
  expect(Object.fromEntries(results.map(({ slug, faults }) => [slug, names(faults)]))).toEqual(
    Object.fromEntries(results.map(({ slug }) => [slug, []])),
  );
  expect(Object.fromEntries(results.map(({ slug, survivors }) => [slug, names(survivors).sort()]))).toEqual(
    Object.fromEntries(results.map(({ slug }) => [slug, Object.keys(explained[slug] ?? {}).sort()])),
  );
}, 240_000);

function formatResult({ slug, mutants, survivors }: Result): string {
  const killed = mutants - survivors.length;
  const open = survivors.filter(({ name }) => explained[slug]?.[name] === undefined).length;
  const share = ((100 * killed) / (mutants - survivors.length + open)).toFixed(1);
  return `${slug}: ${killed} of ${mutants} mutants refused, ${survivors.length - open} change nothing, ${open} unexplained (${share} %)`;
}
