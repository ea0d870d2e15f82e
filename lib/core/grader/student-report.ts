/**
 * What of a verified report a student may see. Built by naming what is let through, since a hidden check's line, text, console or
 * kind of failure could each be made to tell its inputs. What is left: one bit a hidden check (passed or not), one more for a run
 * that stopped in one, and which known mistake the whole submission is taken for.
 */
import type { CheckReport, Problem, Report, ReportOutcome } from './report';

/** Titles of mistakes are for staff, and hints are asked for, so both are blank. */
export function studentReport(report: Report): Report {
  const { version, revisionId, score, maxScore, diagnosis, console } = report;
  let hidden = 0;
  const problem = shownProblem(report);
  const checks = report.checks.map((check) =>
    check.visibility === 'public' ? shownCheck(check, problem) : withheldCheck(check, ++hidden),
  );
  return {
    version,
    revisionId,
    outcome: problem === null ? outcomeOf(checks) : report.outcome,
    score,
    maxScore,
    checks,
    problem,
    diagnosis: diagnosis && { mistake: diagnosis.mistake, title: '', nudge: diagnosis.nudge, hint: '' },
    console,
  };
}

/** A fault is told in the same words whatever it was, for its reason may name a hidden check. */
function shownCheck(check: CheckReport, problem: Problem | null): CheckReport {
  return check.outcome === 'error' ? { ...check, message: problem?.message ?? '' } : check;
}

function withheldCheck({ outcome, points, maxPoints, about, hints }: CheckReport, number: number): CheckReport {
  const isTold = outcome !== 'passed' && outcome !== 'notRun' && outcome !== 'error';
  return {
    name: `Hidden check ${number}`,
    visibility: 'hidden',
    // Code can choose whether to throw or to return nonsense, by the inputs that it got.
    outcome: outcome === 'threw' ? 'failed' : outcome,
    points,
    maxPoints,
    message: isTold ? (about ?? '') : '',
    ...(isTold && hints !== undefined ? { hints } : {}),
    pattern: null,
    evidence: null,
    line: null,
    column: null,
    console: [],
  };
}

/** Before a hidden check runs, code has seen nothing that it could tell. */
function shownProblem({ problem, checks }: Report): Problem | null {
  if (problem?.kind === 'fault' && checks.some(({ visibility }) => visibility === 'hidden')) return fault;
  const stopped = checks.find(({ outcome }) => outcome === 'timeout');
  return problem !== null && stopped?.visibility === 'hidden' ? stoppedInHidden : problem;
}

/** Without its line, and the same for time, work and memory. */
const stoppedInHidden: Problem = {
  kind: 'time',
  message:
    'Your code did not finish a hidden check: for some inputs it never ends, is far too slow, or needs too much memory.',
  line: null,
  column: null,
};

const fault: Problem = {
  kind: 'fault',
  message: 'The grader failed, not your code. This costs you nothing; please try again.',
  line: null,
  column: null,
};

function outcomeOf(checks: readonly CheckReport[]): ReportOutcome {
  const missed = checks.filter(({ outcome }) => outcome !== 'passed');
  if (missed.length === 0) return 'passed';
  // By the public ones alone: how a hidden one went wrong is not told.
  const open = missed.filter(({ visibility }) => visibility === 'public');
  return open.length > 0 && open.every(({ outcome }) => outcome === 'threw') ? 'threw' : 'failed';
}
