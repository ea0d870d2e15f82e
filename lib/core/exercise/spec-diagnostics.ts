/** What a schema cannot say: names that must exist once, checks that must be worth something, questions with a right answer. */
import { checkProblems } from './check-diagnostics';
import type { Diagnostic } from './diagnostics';
import { type Key, type LineOf, nearest, Problems } from './problems';
import type { ExerciseSpec } from './schema';
import { allSignatures } from './signatures';

/** Stands where a tool left words for the author to find. */
export const toBeWritten = '(to be written)';

/** @param salvaged maps places to the file where entries were left out; then nothing is said of what may be missing for that */
export function specDiagnostics(
  spec: ExerciseSpec,
  lineOf: LineOf,
  salvaged?: (path: readonly Key[]) => readonly Key[],
): Diagnostic[] {
  const problems = new Problems(lineOf, salvaged ?? ((path) => path));
  const signatures = allSignatures(spec);
  for (const list of ['checks', 'mistakes', 'questions'] as const) {
    const field = list === 'checks' ? 'name' : 'id';
    const names = spec[list].map((entry) => ('name' in entry ? entry.name : entry.id));
    duplicates(problems, list, names, field);
  }
  for (const [index, check] of spec.checks.entries())
    checkProblems(problems, check, ['checks', index], signatures, spec);
  unwrittenWords(problems, spec);
  questionProblems(problems, spec);
  if (!salvaged) wholeProblems(problems, spec);
  return problems.list;
}

function unwrittenWords(problems: Problems, { mistakes }: ExerciseSpec): void {
  for (const [index, mistake] of mistakes.entries()) {
    for (const field of ['nudge', 'hint'] as const) {
      if (mistake[field].includes(toBeWritten))
        problems.add(
          ['mistakes', index, field],
          `The ${field} of "${mistake.id}" is still to be written.`,
          field === 'nudge'
            ? 'Ask the question that would have helped.'
            : 'Say what a student who asks for it should know.',
        );
    }
  }
}

/** What shows only where everything is there. */
function wholeProblems(problems: Problems, spec: ExerciseSpec): void {
  if (Object.keys(spec.functions).length === 0) {
    problems.add(['functions'], 'No function is asked for.', 'Name at least one function that the student exports.');
  }
  const used = new Set(
    spec.checks.flatMap((check) => ('of' in check ? [check.function, check.of.forward] : [check.function])),
  );
  for (const name of Object.keys(spec.functions)) {
    if (!used.has(name))
      problems.add(
        ['functions', name],
        `No check calls "${name}".`,
        `Add a check of ${name}, or remove it.`,
        'warning',
      );
  }
  for (const name of Object.keys(spec.helpers)) {
    if (name in spec.functions)
      problems.add(['helpers', name], `"${name}" is also a function of the contract.`, 'Remove the helper.');
    else if (!used.has(name))
      problems.add(
        ['helpers', name],
        `No check uses the helper "${name}".`,
        'Name it as "of.forward", or remove it.',
        'warning',
      );
  }
  if (spec.checks.every(({ points }) => points === 0)) {
    problems.add(['checks'], 'No check is worth points, so nothing can be scored.', 'Give at least one check points.');
  }
  if (spec.checks.every(({ visibility }) => visibility === 'hidden')) {
    problems.add(
      ['checks'],
      'All checks are hidden, so a student would see nothing.',
      'Make at least one check public.',
    );
  }
  spec.checks.forEach(({ name, visibility, hints }, index) => {
    if (visibility === 'public' && hints)
      problems.add(
        ['checks', index, 'hints'],
        `The hints of "${name}" are never given: its messages say what is wrong, since it is public.`,
        'Take them out, or make the check hidden.',
        'warning',
      );
  });
  const names = new Set(spec.checks.map(({ name }) => name));
  spec.mistakes.forEach(({ caughtBy }, index) => {
    caughtBy?.forEach((name, place) => {
      if (!names.has(name))
        problems.add(
          ['mistakes', index, 'caughtBy', place],
          `There is no check named "${name}".`,
          nearest(name, names),
        );
    });
  });
}

function questionProblems(problems: Problems, spec: ExerciseSpec): void {
  spec.questions.forEach((question, index) => {
    if (question.kind === 'numeric') return;
    const right = question.options.filter(({ correct }) => correct).length;
    if (right === 0)
      problems.add(
        ['questions', index, 'options'],
        `No option of the question "${question.id}" is correct.`,
        'Mark the right one with "correct: true".',
      );
    if (question.kind === 'single' && right > 1)
      problems.add(
        ['questions', index, 'options'],
        `The question "${question.id}" has ${right} correct options.`,
        'Use "kind: multiple", or mark one only.',
      );
  });
}

function duplicates(problems: Problems, list: string, names: readonly string[], field: string): void {
  names.forEach((name, index) => {
    if (names.indexOf(name) < index)
      problems.add(
        [list, index, field],
        `"${name}" is there twice.`,
        `Give each of the ${list} a ${field} of its own.`,
      );
  });
}
