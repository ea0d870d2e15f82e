/** Whoever makes a mistake that an exercise knows is told that mistake and no other. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExerciseFiles, textOf } from '@/lib/core/exercise/folder';
import { parseExercise } from '@/lib/core/exercise/parse';
import { grade } from '@/lib/core/grader/grade';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { bakedCourse, type CourseExercise } from '../helpers/baked-course';

/** A fingerprint is made of what a function returns. */
const onlyChangesArguments = 'It returns the right numbers; that its argument is changed is told by the check.';

/** Mistakes that are refused without being recognised, with the reason. */
const unrecognised: Readonly<Record<string, string>> = {
  'sigmoid/changes-z': onlyChangesArguments,
  'sigmoid-derivative/changes-z': onlyChangesArguments,
  'relu/changes-z': onlyChangesArguments,
  'leaky-relu/changes-z': onlyChangesArguments,
  'he-init/changes-noise': onlyChangesArguments,
  'batch-norm/changes-x': onlyChangesArguments,
  'gradient-clipping/changes-gradient': onlyChangesArguments,
  'gradient-clipping/changes-gradients': onlyChangesArguments,
  'residual-block/changes-upstream': onlyChangesArguments,
  'deep-network/updates-weights': onlyChangesArguments,
  'he-init/own-noise': 'It returns other numbers at each call.',
};

const sandbox = serverSandbox();
afterAll(() => sandbox.close());

let course: readonly CourseExercise[];
beforeAll(async () => {
  course = await bakedCourse(sandbox);
}, 300_000);

/** Every file of every mistake, with the mistake's id. */
function examplesOf(files: ExerciseFiles): readonly { readonly id: string; readonly name: string }[] {
  const { spec } = parseExercise(files);
  return (spec?.mistakes ?? []).flatMap(({ id, also }) => [id, ...also].map((name) => ({ id, name })));
}

test('every mistake of every exercise is diagnosed as itself', async () => {
  const diagnoses = await Promise.all(
    course.flatMap(({ revision, files }) =>
      examplesOf(files).map(async ({ id, name }) => {
        const report = await grade(revision, textOf(files, `mistakes/${name}.ts`), sandbox);
        return [`${revision.slug}/${name}`, id, report.outcome, report.diagnosis?.mistake ?? null] as const;
      }),
    ),
  );
  const told = diagnoses.map(([file, , outcome, diagnosis]) => [file, { outcome, diagnosis }]);
  const wanted = diagnoses.map(([file, id]) => {
    const diagnosis = file in unrecognised ? null : id;
    return [file, { outcome: 'failed', diagnosis }];
  });
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(wanted));
}, 120_000);
