/** An exercise of the repository, baked now or taken from the cache of an earlier baking. */
import { readdir } from 'node:fs/promises';
import { formatDiagnostic } from '@/lib/core/exercise/diagnostics';
import type { Revision } from '@/lib/core/exercise/revision';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { autodiffWitness } from '@/lib/engine/baking/autodiff.server';
import { bakeCourse } from '@/lib/engine/baking/baked-course.server';
import { UsageError } from './arguments';

const exercises = 'exercises';

/** @throws UsageError where there is no such exercise, or it cannot be baked */
export async function bakedExercise(slug: string, sandbox: Sandbox): Promise<Revision> {
  const known = await knownSlugs();
  if (!known.includes(slug)) throw new UsageError(`There is no exercise "${slug}". There are: ${known.join(', ')}.`);
  const [baked] = await bakeCourse({ sandbox, witness: autodiffWitness }, exercises, [slug]);
  if (baked !== undefined && baked.revision !== null) return baked.revision;
  const errors = baked?.diagnostics.filter(({ severity }) => severity === 'error') ?? [];
  throw new UsageError(`${slug} cannot be baked:\n${errors.map((error) => `  ${formatDiagnostic(error)}`).join('\n')}`);
}

async function knownSlugs(): Promise<string[]> {
  const entries = await readdir(exercises, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
