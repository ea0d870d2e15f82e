/** What the results panel shows, from the state of the browser's run and of the submission. Pure. */
import type { CheckReport, Report } from '@/lib/core/grader/report';
import type { RunState } from './local-run';
import type { SubmissionState } from './submission';

/** `run`: public checks in the browser, nothing recorded. `submit`: the same at once, then the server's verdict. */
export type Mode = 'run' | 'submit';

type Phase =
  | 'none'
  | 'running'
  | 'stopped'
  /** Our fault, in this browser. */
  | 'broken'
  /** A finished run of public checks. */
  | 'run'
  /** Submitted; the checks shown are the browser's, or still to come. */
  | 'sending'
  | 'waitingForConnection'
  /** The server asked for patience. */
  | 'waitingForServer'
  | 'verifying'
  | 'verified'
  | 'fault'
  | 'refused';

export interface ResultView {
  readonly phase: Phase;
  readonly checks: readonly CheckReport[];
  /** How many checks there will be. */
  readonly total: number;
  /** The finished report that the checks are from, if it is finished. */
  readonly report: Report | null;
  /** Whether code is running in this browser. */
  readonly running: boolean;
  /** The server's words when it refused. */
  readonly refusal: string | null;
}

/** @param total how many checks the public revision has */
export function resultView(mode: Mode, run: RunState, submission: SubmissionState, total: number): ResultView {
  const local = localPart(run, total);
  if (mode === 'run') return { ...local, phase: localPhase(run) };
  switch (submission.kind) {
    case 'idle':
      return { ...local, phase: localPhase(run) };
    case 'sending':
      if (submission.busy) return { ...local, phase: 'waitingForServer' };
      return { ...local, phase: submission.offline ? 'waitingForConnection' : 'sending' };
    case 'verifying':
      return { ...local, phase: 'verifying' };
    case 'verified': {
      const { report } = submission;
      return {
        ...local,
        phase: 'verified',
        checks: report.checks,
        total: report.checks.length,
        report,
        running: false,
      };
    }
    case 'fault':
      return { ...local, phase: 'fault' };
    case 'refused':
      return { ...local, phase: 'refused', refusal: submission.message };
  }
}

function localPart(run: RunState, total: number): Omit<ResultView, 'phase'> {
  const nothing = { checks: [], total, report: null, running: false, refusal: null };
  switch (run.kind) {
    case 'idle':
    case 'stopped':
    case 'broken':
      return nothing;
    case 'running':
      return { ...nothing, checks: run.checks, running: true };
    case 'done':
      return { ...nothing, checks: run.report.checks, report: run.report };
  }
}

function localPhase(run: RunState): Phase {
  switch (run.kind) {
    case 'idle':
      return 'none';
    case 'done':
      return 'run';
    case 'running':
    case 'stopped':
    case 'broken':
      return run.kind;
  }
}

/** One sentence for the live region and the summary line. */
export function summary(view: ResultView): string {
  const passed = view.checks.filter((check) => check.outcome === 'passed').length;
  const counted = `${passed} of ${view.checks.length} checks passed`;
  switch (view.phase) {
    case 'none':
      return '';
    case 'running':
      return 'Running the public checks…';
    case 'stopped':
      return 'Stopped. Nothing was graded.';
    case 'broken':
      return 'Something on our side failed: your code could not be run in this browser. Reload the page and try again.';
    case 'run':
      return view.report?.problem ? problemTitle(view.report.problem) : `${counted}.`;
    case 'sending':
      return 'Submitting…';
    case 'waitingForConnection':
      return 'No connection. Your submission is kept here and will be sent as soon as the server can be reached.';
    case 'waitingForServer':
      return 'The server is busy. Your submission is kept here and will be sent again by itself in a moment.';
    case 'verifying':
      return 'Submitted. Verifying with the hidden checks…';
    case 'verified':
      return view.report?.outcome === 'passed'
        ? `Passed: all ${view.checks.length} checks, ${view.report.score} of ${view.report.maxScore} points.`
        : `Not passed yet: ${counted}, ${view.report?.score ?? 0} of ${view.report?.maxScore ?? 0} points.`;
    case 'fault':
      return 'Something on our side failed. This costs you nothing; submit again.';
    case 'refused':
      return `Not submitted: ${view.refusal ?? ''}`;
  }
}

/** The headline of what kept the code from being graded, each kind with words of its own. */
export function problemTitle(problem: NonNullable<Report['problem']>): string {
  const where = problem.line === null ? '' : ` in line ${problem.line}`;
  switch (problem.kind) {
    case 'syntax':
      return `Syntax error${where}`;
    case 'load':
      return `Your code failed while it was loaded${problem.line === null ? '' : `, in line ${problem.line}`}`;
    case 'fuel':
    case 'time':
      return `Your code did not finish${problem.line === null ? '' : ` (line ${problem.line})`}`;
    case 'memory':
      return 'Your code used too much memory';
    case 'fault':
      return 'Something on our side failed';
  }
}
