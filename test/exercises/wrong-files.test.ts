/** Students who are wrong are told what is wrong, and never anything that is false. The files were written before the mistakes were read. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Revision } from '@/lib/core/exercise/revision';
import { grade } from '@/lib/core/grader/grade';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { bakedCourse } from '../helpers/baked-course';
import { readWrongFiles, type WrongFile } from './wrong/wrong-files';

/** What is seen, and not what it is taken for: such a sentence is true wherever it is shown. */
const seen = [
  /^Every number that came back here is 0/,
  /^Only the (first|last) \w+ is right/,
  /^(NaN|Infinity|-Infinity) appears /,
  /^Right (where|up to) /,
  /^Nearly right: /,
  /^One number for every entry/,
  /^Every row is the (first|last)/,
  /^Every column must sum to 0 [^?]*$/,
  /^The result stays the same from /,
  /^Right in every case where /,
  /^The result is 0 from /,
];

/** Written before the mistakes were read, and mended by kind since. */
const mended = ['wrong', 'wrong-held-out'] as const;
/** The third came after that and has shaped no mistake: what it is told must be true, and no more is asked. */
const sets = [...mended, 'wrong-fresh'] as const;

interface Told extends WrongFile {
  readonly set: string;
  readonly slug: string;
  readonly outcome: string;
  readonly mistake: string | null;
  readonly patterns: readonly string[];
  readonly messages: readonly string[];
}

const sandbox = serverSandbox();
afterAll(() => sandbox.close());

let told: readonly Told[];
beforeAll(async () => {
  const course = await bakedCourse(sandbox);
  told = await Promise.all(
    course.flatMap(({ revision }) =>
      sets.flatMap((set) => readWrongFiles(revision.slug, set).map((file) => tellOf(revision, file, set))),
    ),
  );
}, 300_000);

async function tellOf(revision: Revision, file: WrongFile, set: string): Promise<Told> {
  const { outcome, checks, diagnosis, problem } = await grade(revision, file.source, sandbox);
  return {
    ...file,
    set,
    slug: revision.slug,
    outcome,
    mistake: diagnosis?.mistake ?? null,
    // Without the field of a record that a pattern is about.
    patterns: [...new Set(checks.flatMap(({ pattern }) => (pattern === null ? [] : [pattern.replace(/^\w+: /, '')])))],
    messages: [...checks.map(({ message }) => message), problem?.message ?? ''],
  };
}

const isSaid = (says: readonly string[], text: string) => says.some((words) => text.includes(words));

function isNamed({ names, says, mistake, patterns, messages }: Told): boolean {
  return (mistake !== null && names.includes(mistake)) || [...patterns, ...messages].some((text) => isSaid(says, text));
}

/** The mistake and the sentences that are not true of the file. */
function falsehoods({ names, says, mistake, patterns }: Told): readonly string[] {
  const unfounded = patterns.filter((text) => !isSaid(says, text) && !seen.some((fact) => fact.test(text)));
  return [...(mistake === null || names.includes(mistake) ? [] : [mistake]), ...unfounded];
}

const titleOf = ({ set, slug, wrong }: Told) => `${set}/${slug}: ${wrong}`;

describe('wrong files', () => {
  test.each(mended)('%s has at least 200 of them, and at least 20 for each exercise', (set) => {
    const files = told.filter((file) => file.set === set);
    const slugs = [...new Set(files.map(({ slug }) => slug))];
    expect(files.length).toBeGreaterThanOrEqual(200);
    expect(slugs.filter((slug) => files.filter((file) => file.slug === slug).length < 20)).toEqual([]);
  });

  test('all are refused', () => {
    expect(told.filter(({ outcome }) => outcome !== 'failed' && outcome !== 'threw').map(titleOf)).toEqual([]);
  });

  test('none is told anything false', () => {
    const misled = told.map((file) => [titleOf(file), falsehoods(file)] as const).filter(([, said]) => said.length > 0);
    expect(misled).toEqual([]);
  });

  test.each(mended)('nine in ten of %s are named rightly', (set) => {
    const files = told.filter((file) => file.set === set);
    const unnamed = files.filter((file) => !isNamed(file)).map(titleOf);
    expect(unnamed.length, unnamed.join('\n')).toBeLessThanOrEqual(files.length / 10);
  });
});
