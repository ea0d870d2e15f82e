/** What is wrong with a folder before any of its code runs. In a file of its own: pages load it when they need it. */
import type { Diagnostic } from '@/lib/exercise/diagnostics';
import { type ExerciseFiles, textOf } from '@/lib/exercise/folder';
import { parseExercise } from '@/lib/exercise/parse';
import { contractSignatures } from '@/lib/exercise/signatures';
import type { FunctionSignature } from '@/lib/exercise/values';
import { lessonProblems } from '@/lib/lesson/problems';

export interface ReadProblems {
  readonly diagnostics: readonly Diagnostic[];
  /** Null where exercise.yaml does not say. */
  readonly functions: readonly FunctionSignature[] | null;
}

export function readProblems(folder: ExerciseFiles): ReadProblems {
  const { spec, diagnostics } = parseExercise(folder);
  return {
    diagnostics: [...diagnostics, ...lessonProblems(textOf(folder, 'lesson.md'))],
    functions: spec && contractSignatures(spec),
  };
}
