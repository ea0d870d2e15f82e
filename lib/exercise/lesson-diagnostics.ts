/** The lesson against the specification: its task and its questions. */
import type { Diagnostic } from './diagnostics';
import type { ExerciseSpec } from './schema';

type LineOf = (path: readonly (string | number)[]) => number | null;

export function lessonDiagnostics(lesson: string, spec: ExerciseSpec, lineOf: LineOf): Diagnostic[] {
  const lines = lesson.split('\n');
  const problems: Diagnostic[] = [];
  if (lesson !== '' && !lines.some((line) => /^:{3,}\s*task\b/.test(line))) {
    problems.push({
      severity: 'error',
      file: 'lesson.md',
      line: lines.length,
      field: null,
      message: 'The lesson has no task.',
      fix: 'End it with a ":::task" … ":::" container that says what to implement.',
    });
  }
  const placed = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const id = line.match(/^::question\{[^}]*\bid="([^"]*)"/)?.[1];
    if (id !== undefined) placed.set(id, index + 1);
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
