/** An exercise's folder → its specification, with everything that is wrong before any code runs. */
import { type Diagnostic, hasErrors } from './diagnostics';
import { type ExerciseFiles, filesIn, requiredFiles, textOf } from './folder';
import { questionDiagnostics, taskDiagnostics } from './lesson-diagnostics';
import { parseYaml } from './parse-yaml';
import { salvage } from './salvage';
import { type ExerciseSpec, exerciseSchema, slugSchema } from './schema';
import { specDiagnostics } from './spec-diagnostics';

export interface ParsedExercise {
  /** Null where there are errors. */
  readonly spec: ExerciseSpec | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly lineOf: (path: readonly (string | number)[]) => number | null;
}

/** Characters of one file. The longest of the course has 20,000; what is far beyond is a slip, and slow to parse. */
const mostCharacters = 200_000;

export function parseExercise(folder: ExerciseFiles): ParsedExercise {
  const tooLong = [...folder.files]
    .filter(([, text]) => text.length > mostCharacters)
    .map(([file, { length }]) => ({
      ...problem(
        file,
        `The file has ${length} characters; at most ${mostCharacters} are read.`,
        'Shorten it: large inputs are drawn by "generate", not written out.',
      ),
      line: 1,
    }));
  if (tooLong.length > 0) return { spec: null, diagnostics: tooLong, lineOf: () => null };
  const missing = requiredFiles
    .filter((file) => !folder.files.has(file))
    .map((file) => problem(file, `The file ${file} is missing.`, `Add ${file} to the folder.`));
  const slug = slugSchema.safeParse(folder.slug);
  const badSlug = slug.success
    ? []
    : [problem('.', `The folder's name "${folder.slug}" cannot be an address.`, slug.error.issues[0]?.message ?? null)];
  const yaml = parseYaml('exercise.yaml', textOf(folder, 'exercise.yaml'), exerciseSchema);
  const lesson = textOf(folder, 'lesson.md');
  if (yaml.value === null) {
    const told = folder.files.has('exercise.yaml') ? yaml.diagnostics : [];
    const left = yaml.refused && salvage(yaml.refused.raw, yaml.refused.issues);
    const further = left ? specDiagnostics(left.spec, yaml.lineOf, left.original) : [];
    const diagnostics = [...badSlug, ...missing, ...told, ...further, ...taskDiagnostics(lesson)];
    return { spec: null, diagnostics, lineOf: yaml.lineOf };
  }
  const diagnostics = [
    ...badSlug,
    ...missing,
    ...specDiagnostics(yaml.value, yaml.lineOf),
    ...mistakeFileDiagnostics(yaml.value, folder, yaml.lineOf),
    ...taskDiagnostics(lesson),
    ...questionDiagnostics(lesson, yaml.value, yaml.lineOf),
  ];
  return { spec: hasErrors(diagnostics) ? null : yaml.value, diagnostics, lineOf: yaml.lineOf };
}

function problem(file: string, message: string, fix: string | null): Diagnostic {
  return { severity: 'error', file, line: null, field: null, message, fix };
}

/** Every mistake has a file and every file a mistake. */
function mistakeFileDiagnostics(
  spec: ExerciseSpec,
  folder: ExerciseFiles,
  lineOf: ParsedExercise['lineOf'],
): Diagnostic[] {
  const present = new Set(filesIn(folder, 'mistakes').map(([name]) => name));
  const named = new Set(spec.mistakes.flatMap(({ id, also }) => [id, ...also]));
  const withoutFile = spec.mistakes.flatMap(({ id, also }, index) =>
    [id, ...also].flatMap((name, file) =>
      present.has(name)
        ? []
        : [
            {
              severity: 'error' as const,
              file: 'exercise.yaml',
              line: lineOf(file === 0 ? ['mistakes', index, 'id'] : ['mistakes', index, 'also', file - 1]),
              field: file === 0 ? `mistakes[${index}].id` : `mistakes[${index}].also[${file - 1}]`,
              message: file === 0 ? `The mistake "${id}" has no file.` : `The mistake "${id}" has no file "${name}".`,
              fix: `Add mistakes/${name}.ts with the wrong solution.`,
            },
          ],
    ),
  );
  const withoutEntry = [...present]
    .filter((name) => !named.has(name))
    .map((name) =>
      problem(
        `mistakes/${name}.ts`,
        `No mistake in exercise.yaml has the id "${name}".`,
        'Add an entry with its title, nudge and hint, name the file under "also" of one, or remove it.',
      ),
    );
  return [...withoutFile, ...withoutEntry];
}
