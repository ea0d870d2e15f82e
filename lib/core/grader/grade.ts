/**
 * The grader: plan, run, judge. The same function grades in the browser and on the server; only the sandbox differs. Everything
 * about a submission, however hostile, ends in a report; what ends in `error` is ours and costs the student nothing.
 */
import type { Revision } from '@/lib/core/exercise/revision';
import { assemble, unjudged } from './assemble';
import { type JudgedCheck, judgeCheck } from './judge';
import { jobOf, type Plan, type PlannedCheck, planOf } from './plan';
import { faultProblem, limitProblem, rejectedProblem } from './problems';
import type { CheckReport, Report } from './report';
import type { GroupResult, Sandbox, SandboxRun } from './sandbox-port';
import { SourceAdvice } from './source-advice';

/**
 * Grades a submission against a revision (or its public view, which is a revision with fewer checks).
 * @param source TypeScript as the student typed it
 * @param onCheck called for each check as soon as it is judged, and only for checks that ran to their end; `index` is its place in
 * `revision.checks`
 */
export async function grade(
  revision: Revision,
  source: string,
  sandbox: Sandbox,
  onCheck?: (index: number, report: CheckReport) => void,
): Promise<Report> {
  const plan = planOf(revision);
  const judge = new Judge(plan, new SourceAdvice(source));
  const run = await runSafely(sandbox, jobOf(plan, revision, source), (index, group) => {
    const judged = judge.judge(index, group);
    const place = revision.checks.findIndex(({ name }) => name === judged?.report.name);
    if (judged !== null) onCheck?.(place, judged.report);
  });
  return reportOf(revision, plan, run, judge, source);
}

/** A sandbox whose host breaks down (a worker that cannot start) is a fault like any other. */
async function runSafely(sandbox: Sandbox, ...job: Parameters<Sandbox['run']>): Promise<SandboxRun> {
  try {
    return await sandbox.run(...job);
  } catch (error) {
    return { kind: 'fault', message: error instanceof Error ? error.message : 'the sandbox could not be reached.' };
  }
}

/** Judges each group once, whether it was streamed or comes with the whole run. */
class Judge {
  readonly #judged = new Map<number, JudgedCheck>();
  #fault: string | null = null;

  constructor(
    private readonly plan: Plan,
    private readonly advice: SourceAdvice,
  ) {}

  judge(index: number, group: GroupResult): JudgedCheck | null {
    const done = this.#judged.get(index);
    const planned = this.plan.checks[index];
    if (done !== undefined || planned === undefined) return done ?? null;
    try {
      const judged = judgeCheck(planned, group, this.plan.signatures, this.advice);
      this.#judged.set(index, judged);
      return judged;
    } catch (error) {
      // A bug of ours in judging must not count against the student: the report says `error` and keeps the reason.
      this.#fault ??= `${planned.check.name}: ${error instanceof Error ? error.message : 'unknown error'}`;
      return null;
    }
  }

  get fault(): string | null {
    return this.#fault;
  }
}

function reportOf(revision: Revision, plan: Plan, run: SandboxRun, judge: Judge, source: string): Report {
  switch (run.kind) {
    case 'completed': {
      const judged = plan.checks.map((_, index) => judgedAt(run.groups, index, judge));
      if (judge.fault !== null) return faultReport(revision, plan, judge.fault);
      const complete = judged.filter((one) => one !== null);
      if (complete.length < plan.checks.length) return faultReport(revision, plan, 'not all results arrived.');
      return assemble(revision, complete, null, run.console);
    }
    case 'limit': {
      const problem = limitProblem(run.limit, run.line, run.group === null);
      const judged = plan.checks.map((planned, index) => afterLimit(planned, index, run, judge, problem.message));
      if (judge.fault !== null) return faultReport(revision, plan, judge.fault);
      return assemble(revision, judged, problem, []);
    }
    case 'rejected': {
      const problem = rejectedProblem(run.phase, run.error, source);
      const message = 'Not run: your code could not be loaded.';
      return assemble(
        revision,
        plan.checks.map((planned) => unjudged(planned, 'notRun', message)),
        problem,
        run.console,
      );
    }
    case 'fault':
      return faultReport(revision, plan, run.message);
    default:
      return run satisfies never;
  }
}

function judgedAt(groups: readonly GroupResult[], index: number, judge: Judge): JudgedCheck | null {
  const group = groups[index];
  return group === undefined ? null : judge.judge(index, group);
}

function afterLimit(
  planned: PlannedCheck,
  index: number,
  run: Extract<SandboxRun, { kind: 'limit' }>,
  judge: Judge,
  message: string,
): JudgedCheck | CheckReport {
  if (index === run.group) return unjudged(planned, 'timeout', message, run.line);
  const judged = judgedAt(run.groups, index, judge);
  const reason = run.group === null ? 'your code did not finish loading' : 'an earlier check did not finish';
  return judged ?? unjudged(planned, 'notRun', `Not run: ${reason}.`);
}

function faultReport(revision: Revision, plan: Plan, reason: string): Report {
  const problem = faultProblem(reason);
  return assemble(
    revision,
    plan.checks.map((planned) => unjudged(planned, 'error', problem.message)),
    problem,
    [],
  );
}
