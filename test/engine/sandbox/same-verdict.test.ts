/**
 * One verdict everywhere: many submissions, right, wrong and broken, each graded in Chromium by the code that a student's page
 * runs, and on the server's pool. The two reports must be the same to the last letter.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesIn, textOf } from '@/lib/core/exercise/folder';
import { publicView } from '@/lib/core/exercise/public-view';
import type { Revision } from '@/lib/core/exercise/revision';
import { encodeRevision } from '@/lib/core/exercise/revision-json';
import { grade } from '@/lib/core/grader/grade';
import type { Report } from '@/lib/core/grader/report';
import { mutantsOf } from '@/lib/engine/baking/suggest/mutate';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { bakedCourse, type CourseExercise } from '../../helpers/baked-course';
import { type OpenBrowserSandbox, openBrowserSandbox } from './browser-sandbox';

const seed = 20_260_923;
const server = serverSandbox();
let browser: OpenBrowserSandbox;
let course: readonly CourseExercise[];
beforeAll(async () => {
  [browser, course] = await Promise.all([openBrowserSandbox(), bakedCourse(server)]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Pieces that students leave in the middle of things. */
const scraps = [
  '',
  ' ',
  '}',
  ')',
  '1',
  '-',
  'console.log(z);',
  'undefined',
  'NaN * ',
  'return;',
  '[0]',
  '/*',
  '\n',
  '"',
];

/** Right ones, mistakes, slips in right ones, and texts with something torn out or put in. */
function submissionsFor({ revision, files }: CourseExercise): readonly string[] {
  const asked = revision.functions.map(({ name }) => name);
  const right = [textOf(files, 'solution.ts'), ...filesIn(files, 'alternatives').map(([, text]) => text)];
  const written = [...right, textOf(files, 'starter.ts'), ...filesIn(files, 'mistakes').map(([, text]) => text)];
  const mutants = right.flatMap((source) => mutantsOf(source, asked).map((mutant) => mutant.source));
  const torn = fc
    .tuple(
      fc.constantFrom(...written),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(12),
      fc.constantFrom(...scraps),
    )
    .map(([source, place, length, scrap]) => {
      const at = Math.floor(place * source.length);
      return source.slice(0, at) + scrap + source.slice(at + length);
    });
  return [
    ...written,
    ...fc.sample(fc.constantFrom(...mutants), { seed, numRuns: 15 }),
    ...fc.sample(torn, { seed, numRuns: 8 }),
  ];
}

async function gradeInBrowser(revision: Revision, sources: readonly string[]): Promise<readonly Report[]> {
  const json = JSON.stringify(encodeRevision(revision));
  const reports = await browser.tab.evaluate(
    ([one, ...rest]) => globalThis.page.grade(one ?? '', rest),
    [json, ...sources],
  );
  return JSON.parse(reports);
}

test('a submission gets the same report in the browser and on the server', async () => {
  const outcomes = new Map<string, number>();
  for (const exercise of course) {
    const revision = publicView(exercise.revision);
    const sources = submissionsFor(exercise);
    const [inBrowser, onServer] = await Promise.all([
      gradeInBrowser(revision, sources),
      Promise.all(sources.map((source) => grade(revision, source, server))),
    ]);
    for (const [index, source] of sources.entries()) {
      const both = [inBrowser[index], onServer[index]];
      // The clock is the one limit that hangs on the machine: where it struck first, the other side may have seen fuel or memory end.
      const compared = both.some((report) => report?.problem?.kind === 'time')
        ? both.map((report) => report?.outcome)
        : both;
      expect(compared[0], `${revision.slug}\n${source}`).toEqual(compared[1]);
      const outcome = onServer[index]?.problem?.kind ?? onServer[index]?.outcome ?? '';
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  }
  expect([...outcomes.keys()]).toEqual(expect.arrayContaining(['passed', 'failed', 'threw', 'syntax']));
  expect(outcomes.get('fault') ?? 0).toBe(0);
}, 120_000);
