/** The exercises of the course as they are published: baked with their witness, or taken from the cache of an earlier baking. */

import { readExerciseFolder } from '@/lib/content/exchange/read-folder.server';
import type { ExerciseFiles } from '@/lib/core/exercise/folder';
import type { Revision } from '@/lib/core/exercise/revision';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { autodiffWitness } from '@/lib/engine/baking/autodiff.server';
import { bakeCourse } from '@/lib/engine/baking/baked-course.server';

export interface CourseExercise {
  readonly revision: Revision;
  readonly files: ExerciseFiles;
}

/** In the course's order. @throws Error naming the exercise that does not bake */
export async function bakedCourse(sandbox: Sandbox): Promise<readonly CourseExercise[]> {
  const baked = await bakeCourse({ sandbox, witness: autodiffWitness });
  return Promise.all(
    baked.map(async ({ slug, revision, diagnostics }) => {
      if (!revision) throw new Error(`${slug} does not bake: ${diagnostics.map(({ message }) => message).join(' ')}`);
      return { revision, files: await readExerciseFolder(`exercises/${slug}`) };
    }),
  );
}
