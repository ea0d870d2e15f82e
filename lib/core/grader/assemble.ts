/** The report from what came back: outcomes, points and the words for runs that ended early. */
import type { BakedCheck } from '@/lib/core/exercise/checks/registry';
import type { Revision } from '@/lib/core/exercise/revision';
import { findPatterns } from './diagnose/function-patterns';
import { findMistake } from './diagnose/mistakes';
import type { JudgedCheck } from './judge';
import type { PlannedCheck } from './plan';
import { type CheckReport, type Problem, type Report, type ReportOutcome, reportVersion } from './report';
import { cleanConsole } from './text/clean';

const consoleBudget = 2000;
/** All checks' console output together; what comes after is dropped, so that a report stays small. */
const consoleOfAllChecks = 6000;

export function assemble(
  revision: Revision,
  judged: readonly (JudgedCheck | CheckReport)[],
  problem: Problem | null,
  console: readonly string[],
): Report {
  const places = new Map(revision.checks.map(({ name }, index) => [name, index]));
  const placeOf = ({ name }: CheckReport) => places.get(name) ?? 0;
  const known = new Map(revision.checks.map((check) => [check.name, check]));
  const patterns = findPatterns(judged.flatMap((one) => ('report' in one ? [one.evidence] : [])));
  const reports = judged.map((one) => {
    const report = 'report' in one ? one.report : one;
    return withWords({ ...report, pattern: patterns.get(report.name) ?? null }, known.get(report.name));
  });
  // In the order in which they ran, public ones first: what a hidden check prints must not shorten what a public one shows.
  const checks = withinBudget(reports).sort((a, b) => placeOf(a) - placeOf(b));
  const outputs = new Map(judged.flatMap((one) => ('report' in one ? [[one.report.name, one.outputs] as const] : [])));
  const outcome = outcomeOf(checks, problem);
  return {
    version: reportVersion,
    revisionId: revision.id,
    outcome,
    score: checks.reduce((sum, check) => sum + check.points, 0),
    maxScore: checks.reduce((sum, check) => sum + check.maxPoints, 0),
    checks,
    problem,
    diagnosis: outcome === 'passed' || outcome === 'error' ? null : findMistake(revision, outputs),
    console: cleanConsole(console, consoleBudget),
  };
}

/** A check that could not be judged. */
export function unjudged(
  { check }: PlannedCheck,
  outcome: 'notRun' | 'timeout' | 'error',
  message: string,
  line: number | null = null,
): CheckReport {
  return {
    name: check.name,
    visibility: check.visibility,
    outcome,
    points: 0,
    maxPoints: check.points,
    message,
    pattern: null,
    evidence: null,
    line,
    column: null,
    console: [],
  };
}

function outcomeOf(checks: readonly CheckReport[], problem: Problem | null): ReportOutcome {
  const kind = problem?.kind;
  switch (kind) {
    case 'fault':
      return 'error';
    case 'fuel':
    case 'time':
    case 'memory':
      return 'timeout';
    case 'syntax':
    case 'load':
      return 'threw';
    case undefined: {
      const missed = checks.filter(({ outcome }) => outcome !== 'passed');
      if (missed.length === 0) return 'passed';
      return missed.every(({ outcome }) => outcome === 'threw') ? 'threw' : 'failed';
    }
    default:
      return kind satisfies never;
  }
}

/** What an author says of a check, beside what grading does. */
function withWords(report: CheckReport, check: BakedCheck | undefined): CheckReport {
  const { about, hints = [] } = check ?? {};
  return {
    ...report,
    ...(about === undefined ? {} : { about }),
    ...(hints.length === 0 ? {} : { hints: hints.length }),
  };
}

function withinBudget(checks: readonly CheckReport[]): CheckReport[] {
  let left = consoleOfAllChecks;
  return checks.map((check) => {
    const console = cleanConsole(check.console, Math.max(0, left));
    left -= console.reduce((sum, line) => sum + line.length, 0);
    return { ...check, console };
  });
}
