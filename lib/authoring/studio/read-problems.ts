/** What is wrong with a folder before any of its code runs. In a file of its own: pages load it when they need it. */

import { lessonProblems } from '@/lib/content/lesson/problems';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import { type ExerciseFiles, textOf } from '@/lib/core/exercise/folder';
import { parseExercise } from '@/lib/core/exercise/parse';
import { contractSignatures } from '@/lib/core/exercise/signatures';
import type { FunctionSignature } from '@/lib/core/exercise/values';

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
