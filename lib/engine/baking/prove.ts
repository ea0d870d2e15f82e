/** The proofs of baking: the solution and every alternative pass, the starter fails, every mistake is caught. */
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import { type ExerciseFiles, filesIn, textOf } from '@/lib/core/exercise/folder';
import type { Revision } from '@/lib/core/exercise/revision';
import type { ExerciseSpec } from '@/lib/core/exercise/schema';
import { grade } from '@/lib/core/grader/grade';
import type { Report } from '@/lib/core/grader/report';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';

const proofTimeoutMs = 60_000;

/** Files of mistakes × checks: whether the check refuses the mistake. */
export interface MistakeMatrix {
  readonly checks: readonly string[];
  readonly rows: readonly { readonly mistake: string; readonly caught: readonly boolean[] }[];
}

/** A file of code and what grading made of it. */
export interface Proof {
  readonly kind: 'right' | 'starter' | 'mistake';
  readonly file: string;
  /** The full report, hidden checks included: for staff. */
  readonly report: Report;
}

interface Proven {
  readonly diagnostics: readonly Diagnostic[];
  readonly matrix: MistakeMatrix;
  readonly proofs: readonly Proof[];
}

/** @param onProof how many files are graded, of how many */
export async function prove(
  revision: Revision,
  spec: ExerciseSpec,
  folder: ExerciseFiles,
  sandbox: Sandbox,
  lineOf: (path: readonly (string | number)[]) => number | null,
  onProof: (done: number, total: number) => void,
): Promise<Proven> {
  // The verdict of a proof hangs on fuel, which is counted, and not on how busy this machine is.
  const patient = { ...revision, limits: { ...revision.limits, timeoutMs: proofTimeoutMs } };
  const alternatives = filesIn(folder, 'alternatives').map(([name]) => `alternatives/${name}.ts`);
  const examples = spec.mistakes.flatMap(({ id, also, caughtBy }, index) =>
    [id, ...also].map((name) => ({ id, name, index, caughtBy })),
  );
  const total = 2 + alternatives.length + examples.length;
  let done = 0;
  onProof(0, total);
  const proofOf = async (kind: Proof['kind'], file: string): Promise<Proof> => {
    const report = await grade(patient, textOf(folder, file), sandbox);
    onProof(++done, total);
    return { kind, file, report };
  };
  const [starter, right, mistakes] = await Promise.all([
    proofOf('starter', 'starter.ts'),
    Promise.all(['solution.ts', ...alternatives].map((file) => proofOf('right', file))),
    Promise.all(examples.map(({ name }) => proofOf('mistake', `mistakes/${name}.ts`))),
  ]);
  const graded = examples.flatMap((example, place) => {
    const report = mistakes[place]?.report;
    return report ? [{ ...example, report }] : [];
  });
  const diagnostics = [
    ...right.flatMap(({ file, report }) => refusedRight(file, report)),
    ...starterProblems(starter.report),
    ...graded.flatMap(({ name, caughtBy, index, report }) =>
      mistakeProblems(name, caughtBy, report, lineOf(['mistakes', index])),
    ),
    ...graded.flatMap(({ id, name, report }) => confusion(id, name, report)),
  ];
  const rows = graded.map(({ name, report }) => ({
    mistake: name,
    caught: report.checks.map(({ outcome }) => outcome !== 'passed'),
  }));
  const matrix = { checks: revision.checks.map(({ name }) => name), rows };
  return { diagnostics, matrix, proofs: [...right, starter, ...mistakes] };
}

function refusedRight(file: string, report: Report): Diagnostic[] {
  if (report.outcome === 'passed') return [];
  if (report.problem)
    return [error(file, report.problem.line, report.problem.message, 'A right solution must load and finish.')];
  return report.checks
    .filter(({ outcome }) => outcome !== 'passed')
    .map((check) =>
      error(
        file,
        check.line,
        `The check "${check.name}" refuses this right solution: ${check.message}`,
        'Mend the file or the check.',
      ),
    );
}

function starterProblems(report: Report): Diagnostic[] {
  if (report.problem?.kind === 'syntax' || report.problem?.kind === 'load') {
    return [
      error(
        'starter.ts',
        report.problem.line,
        `The starter does not load: ${report.problem.message}`,
        'A student must be able to begin from it.',
      ),
    ];
  }
  if (report.outcome !== 'passed') return [];
  return [
    error(
      'starter.ts',
      null,
      'The starter passes all checks, so there is nothing to do.',
      'Leave out of starter.ts what the student has to write.',
    ),
  ];
}

function mistakeProblems(
  name: string,
  caughtBy: readonly string[] | undefined,
  report: Report,
  line: number | null,
): Diagnostic[] {
  const file = `mistakes/${name}.ts`;
  if (report.problem)
    return [
      error(
        file,
        report.problem.line,
        `The mistake "${name}" is stopped before it is graded: ${report.problem.message}`,
        'A mistake is code that runs and returns wrong numbers.',
      ),
    ];
  if (report.outcome === 'passed') {
    return [
      error(
        file,
        null,
        `The mistake "${name}" passes all checks.`,
        `Add a check whose inputs tell it apart${caughtBy?.length ? `; "${caughtBy.join('", "')}" should have caught it` : ''}.`,
      ),
    ];
  }
  const passed = new Set(report.checks.filter(({ outcome }) => outcome === 'passed').map((check) => check.name));
  return (caughtBy ?? [])
    .filter((check) => passed.has(check))
    .map(
      (check): Diagnostic => ({
        severity: 'error',
        file: 'exercise.yaml',
        line,
        field: null,
        message: `The mistake "${name}" passes the check "${check}", which should catch it.`,
        fix: 'Change the inputs of that check, or name the checks that do catch it.',
      }),
    );
}

/** A student who made one mistake would be given the hint of another. */
function confusion(id: string, name: string, { diagnosis }: Report): Diagnostic[] {
  if (diagnosis === null || diagnosis.mistake === id) return [];
  return [
    {
      severity: 'warning',
      file: `mistakes/${name}.ts`,
      line: null,
      field: null,
      message: `The mistake "${name}" returns the same as "${diagnosis.mistake}" and is given its hint.`,
      fix: 'Join the two, or add a case that tells them apart.',
    },
  ];
}

function error(file: string, line: number | null, message: string, fix: string | null): Diagnostic {
  return { severity: 'error', file, line, field: null, message, fix };
}
