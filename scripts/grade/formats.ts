/**
 * Results as other programs read them: our own JSON line, Exercism's results.json (version 3) and Gradescope's results.json.
 * Author's order of checks throughout.
 */
import type { Revision } from '@/lib/core/exercise/revision';
import type { CheckReport, Report } from '@/lib/core/grader/report';
import type { Format } from './arguments';
import { type Graded, maxScoreOf } from './graded';
import { textResult } from './text-format';

/** The text to print for a file; JSON formats are one line. */
export function formatResult(graded: Graded, revision: Revision, format: Format): string {
  switch (format) {
    case 'text':
      return textResult(graded, revision);
    case 'json':
      return JSON.stringify(jsonResult(graded, revision));
    case 'exercism':
      return JSON.stringify(exercismResult(graded));
    case 'gradescope':
      return JSON.stringify(gradescopeResult(graded));
    default:
      return format satisfies never;
  }
}

/** `problem` is why nothing, or not everything, could be graded: a syntax error, a limit, a fault, an unreadable file. */
function jsonResult(graded: Graded, revision: Revision) {
  const { file } = graded;
  const exercise = revision.slug;
  if (graded.kind === 'unreadable') {
    const problem = { kind: 'unreadable', message: graded.error, line: null, column: null };
    const maxScore = maxScoreOf(revision);
    return { file, exercise, outcome: 'error', score: 0, maxScore, checks: [], diagnosis: null, ms: 0, problem };
  }
  const { outcome, score, maxScore, checks, diagnosis, problem } = graded.report;
  return {
    file,
    exercise,
    outcome,
    score,
    maxScore,
    checks: checks.map((check) => ({
      name: check.name,
      outcome: check.outcome,
      points: check.points,
      maxPoints: check.maxPoints,
      message: explain(check),
    })),
    diagnosis: diagnosis === null ? null : { mistake: diagnosis.mistake, hint: diagnosis.hint },
    ms: Math.round(graded.ms),
    problem,
  };
}

const exercismOutputLimit = 500;
const exercismStatus: Record<CheckReport['outcome'], 'pass' | 'fail' | 'error'> = {
  passed: 'pass',
  failed: 'fail',
  threw: 'error',
  timeout: 'error',
  error: 'error',
  notRun: 'error',
};

/** "error" as a whole only where nothing ran; then there are no tests, and the message says why. */
function exercismResult(graded: Graded) {
  if (graded.kind === 'unreadable') return { version: 3, status: 'error', message: graded.error, tests: [] };
  const { checks, outcome, problem } = graded.report;
  const ran = checks.some((check) => check.outcome !== 'notRun' && check.outcome !== 'error');
  if (!ran) return { version: 3, status: 'error', message: problem?.message ?? 'Nothing could be run.', tests: [] };
  return {
    version: 3,
    status: outcome === 'passed' ? 'pass' : 'fail',
    message: null,
    tests: checks.map((check) => ({
      name: check.name,
      status: exercismStatus[check.outcome],
      message: check.outcome === 'passed' ? null : explain(check),
      output: check.console.length === 0 ? null : check.console.join('\n').slice(0, exercismOutputLimit),
      test_code: check.evidence?.call ?? '',
    })),
  };
}

function gradescopeResult(graded: Graded) {
  if (graded.kind === 'unreadable')
    return { score: 0, execution_time: 0, output: graded.error, visibility: 'visible', tests: [] };
  const { score, checks, problem } = graded.report;
  return {
    score,
    execution_time: Number((graded.ms / 1000).toFixed(3)),
    output: [problem?.message, ...hintsOf(graded.report)].filter((line) => line !== undefined).join('\n'),
    visibility: 'visible',
    tests: checks.map((check) => ({
      score: check.points,
      max_score: check.maxPoints,
      status: check.outcome === 'passed' ? 'passed' : 'failed',
      name: check.name,
      output: explain(check),
      visibility: check.visibility === 'hidden' ? 'hidden' : 'visible',
    })),
  };
}

function hintsOf({ diagnosis }: Report): string[] {
  return diagnosis === null ? [] : [diagnosis.nudge];
}

/** Message, pattern and both results, as a text of several lines. */
function explain({ message, pattern, evidence }: CheckReport): string {
  const lines = [message, pattern];
  if (evidence !== null) {
    lines.push(evidence.call);
    if (evidence.expected !== null) lines.push(`expected: ${evidence.expected}`);
    if (evidence.got !== null) lines.push(`got: ${evidence.got}`);
  }
  return lines.filter((line) => line !== null && line !== '').join('\n');
}
