/** The course on disk: baked once, then taken from the cache until a file changes. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { bakeCourse, readCourse } from '@/lib/engine/baking/baked-course.server';
import { localSandbox } from '../sandbox/local-sandbox';

const template = 'scripts/exercise-template';
const real = { sandbox: localSandbox(), witness: null };
const idle: Sandbox = {
  run: () => {
    throw new Error('Nothing should be baked.');
  },
};
const cachedOnly = { sandbox: idle, witness: null };

let course: string;
beforeEach(async () => {
  course = await mkdtemp(join(tmpdir(), 'nabla-course-'));
  await cp(template, join(course, 'squares'), { recursive: true });
  await cp(template, join(course, 'more-squares'), { recursive: true });
  await writeFile(join(course, 'course.yaml'), 'title: Squares\nexercises:\n  - squares\n  - more-squares\n');
  // Something of this very run, so that an earlier run's cache is not found.
  for (const slug of ['squares', 'more-squares']) await edit(slug, 'lesson.md', 'How fast', `How fast (${course})`);
});
afterEach(() => rm(course, { recursive: true }));

async function edit(slug: string, file: string, from: string, to: string): Promise<void> {
  const path = join(course, slug, file);
  await writeFile(
    path,
    (await readFile(path, 'utf8')).replace(from, () => to),
  );
}

test('exercises come in the order of the course, and a second time from the cache', async () => {
  const first = await bakeCourse(real, course);
  expect(first.map(({ slug, cached, diagnostics }) => [slug, cached, diagnostics])).toEqual([
    ['squares', false, []],
    ['more-squares', false, []],
  ]);
  const second = await bakeCourse(cachedOnly, course);
  expect(second).toEqual(first.map((one) => ({ ...one, cached: true })));
});

test('a changed file is baked again, and only that exercise', async () => {
  await bakeCourse(real, course);
  await edit('squares', 'exercise.yaml', 'points: 2', 'points: 3');
  expect((await bakeCourse(real, course)).map(({ cached }) => cached)).toEqual([false, true]);
});

test('an exercise with errors is not kept', async () => {
  await edit('squares', 'solution.ts', 'x * x', 'x * y');
  const [before] = await bakeCourse(real, course, ['squares']);
  expect(before).toMatchObject({ revision: null, cached: false });
  const [again] = await bakeCourse(real, course, ['squares']);
  expect(again?.cached).toBe(false);
});

test('a folder that is not there is told as such', async () => {
  const [baked] = await bakeCourse(cachedOnly, course, ['cubes']);
  expect(baked?.diagnostics).toMatchObject([{ message: `There is no folder ${join(course, 'cubes')}.` }]);
});

test('prerequisites are held against the course, cached or not', async () => {
  await edit('squares', 'exercise.yaml', 'prerequisites: []', 'prerequisites: [more-squares, cubes]');
  for (const tools of [real, cachedOnly]) {
    const [baked] = await bakeCourse(tools, course, ['squares']);
    expect(baked?.revision).not.toBeNull();
    expect(baked?.diagnostics.map(({ message }) => message)).toEqual([
      '"more-squares" comes later in the course than "squares".',
      'The course has no exercise "cubes".',
    ]);
    expect(baked?.diagnostics[0]?.line).toBe(8);
  }
});

test('a course.yaml that is not valid names its line', async () => {
  await writeFile(join(course, 'course.yaml'), 'title: Squares\nexercises:\n  - Squares!\n');
  await expect(readCourse(course)).rejects.toThrow(/course\.yaml:3 /);
});
