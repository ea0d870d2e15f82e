/** The lesson against the specification: its task and its questions. */
import type { Diagnostic } from './diagnostics';
import type { ExerciseSpec } from './schema';

type LineOf = (path: readonly (string | number)[]) => number | null;

/** The lesson must hold its task. */
export function taskDiagnostics(lesson: string): Diagnostic[] {
  const lines = lesson.split('\n');
  if (lesson === '' || lines.some((line) => /^:{3,}\s*task\b/.test(line))) return [];
  return [
    {
      severity: 'error',
      file: 'lesson.md',
      line: lines.length,
      field: null,
      message: 'The lesson has no task.',
      fix: 'End it with a ":::task" … ":::" container that says what to implement.',
    },
  ];
}

/** Every question has a place in the lesson, and every place a question. */
export function questionDiagnostics(lesson: string, spec: ExerciseSpec, lineOf: LineOf): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const placed = new Map<string, number>();
  for (const [index, line] of lesson.split('\n').entries()) {
    const id = line.match(/^::question\{[^}]*\bid="([^"]*)"/)?.[1];
    if (id === undefined) continue;
    if (placed.has(id))
      problems.push({
        severity: 'error',
        file: 'lesson.md',
        line: index + 1,
        field: null,
        message: `The question "${id}" is placed twice.`,
        fix: `Line ${placed.get(id)} has it already: remove one of the two.`,
      });
    else placed.set(id, index + 1);
  }
  const known = new Set(spec.questions.map(({ id }) => id));
  for (const [id, line] of placed) {
    if (known.has(id)) continue;
    problems.push({
      severity: 'error',
      file: 'lesson.md',
      line,
      field: null,
      message: `There is no question "${id}" in exercise.yaml.`,
      fix: known.size > 0 ? `Use one of: ${[...known].join(', ')}.` : 'Add it under "questions".',
    });
  }
  for (const [index, { id }] of spec.questions.entries()) {
    if (placed.has(id)) continue;
    problems.push({
      severity: 'warning',
      file: 'exercise.yaml',
      line: lineOf(['questions', index, 'id']),
      field: `questions[${index}].id`,
      message: `The question "${id}" is not placed in the lesson.`,
      fix: `Write ::question{id="${id}"} on a line of its own in lesson.md.`,
    });
  }
  return problems;
}
