/** The exercises of the course as they are published: baked with their witness, or taken from the cache of an earlier baking. */
import { autodiffWitness } from '@/lib/baking/autodiff.server';
import { bakeCourse } from '@/lib/baking/baked-course.server';
import type { ExerciseFiles } from '@/lib/exercise/folder';
import { readExerciseFolder } from '@/lib/exercise/read-folder.server';
import type { Revision } from '@/lib/exercise/revision';
import type { Sandbox } from '@/lib/grader/sandbox-port';

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
