/** An exercise's folder as data: the same whether it came from disk, a zip or the studio. */

export interface ExerciseFiles {
  readonly slug: string;
  /** Path in the folder, with forward slashes → text. */
  readonly files: ReadonlyMap<string, string>;
}

export const requiredFiles = ['exercise.yaml', 'lesson.md', 'starter.ts', 'solution.ts'] as const;

/** The TypeScript files directly in a subfolder, by name without ending, in order. */
export function filesIn(
  { files }: ExerciseFiles,
  folder: 'alternatives' | 'mistakes',
): readonly (readonly [string, string])[] {
  return [...files]
    .flatMap(([path, text]) => {
      const name = path.match(new RegExp(`^${folder}/([^/]+)\\.ts$`))?.[1];
      return name === undefined ? [] : [[name, text] as const];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A required file's text; '' where it is missing, which `parseExercise` has reported. */
export function textOf({ files }: ExerciseFiles, path: string): string {
  return files.get(path) ?? '';
}
