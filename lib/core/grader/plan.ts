/**
 * Which calls to make: one group per check, public ones first, so that checks stream. In a group every case is called in
 * order, then the first call of each case again in reverse order: code that keeps state between calls gives itself away.
 */
import type { BakedCheck } from '@/lib/core/exercise/checks/registry';
import type { Revision } from '@/lib/core/exercise/revision';
import type { AskedCall, Signatures } from './checks/kind';
import { judgeOf } from './checks/registry';
import type { PlannedArgument, PlannedCall, SandboxJob } from './sandbox-port';

export interface PlannedCase {
  readonly asked: readonly AskedCall[];
  /** Where the case's calls begin in its group, and where its first call is repeated. */
  readonly start: number;
  readonly repeat: number;
}

export interface PlannedCheck {
  readonly check: BakedCheck;
  readonly cases: readonly PlannedCase[];
  readonly calls: readonly PlannedCall[];
}

export interface Plan {
  readonly checks: readonly PlannedCheck[];
  readonly signatures: Signatures;
}

/** Revisions never change, and the server grades the same few over and over. */
const plans = new WeakMap<Revision, Plan>();

/** @throws BrokenRevisionError where a check asks for what the revision does not have. */
export function planOf(revision: Revision): Plan {
  const known = plans.get(revision);
  if (known !== undefined) return known;
  const plan = makePlan(revision);
  plans.set(revision, plan);
  return plan;
}

function makePlan(revision: Revision): Plan {
  const signatures = new Map(revision.functions.map((signature) => [signature.name, signature]));
  return { checks: inRunOrder(revision.checks).map((check) => planCheck(check, signatures)), signatures };
}

/**
 * Public checks first: code that remembers its inputs could otherwise show those of a hidden check through the console or the
 * result of a public one. The report is in the author's order again.
 */
function inRunOrder(checks: readonly BakedCheck[]): readonly BakedCheck[] {
  const isPublic = ({ visibility }: BakedCheck) => visibility === 'public';
  return [...checks.filter(isPublic), ...checks.filter((check) => !isPublic(check))];
}

export function jobOf(plan: Plan, revision: Revision, source: string): SandboxJob {
  return {
    source,
    functions: revision.functions,
    groups: plan.checks.map(({ calls }) => calls),
    limits: revision.limits,
  };
}

function planCheck(check: BakedCheck, signatures: Signatures): PlannedCheck {
  const judge = judgeOf(check);
  const calls: PlannedCall[] = [];
  const begun = check.cases.map((_, caseIndex) => {
    const asked = judge.calls(check, caseIndex, signatures);
    const start = calls.length;
    for (const { call } of asked) calls.push(moved(call, start));
    return { asked, start };
  });
  const first = calls.length;
  const cases = begun.map((planned, index) => ({ ...planned, repeat: first + begun.length - 1 - index }));
  for (const { asked, start } of begun.toReversed()) {
    const [primary] = asked;
    if (primary !== undefined) calls.push({ ...moved(primary.call, start), again: true });
  }
  return { check, cases, calls };
}

/** `result` arguments count within the case; in the job they count within the group. */
function moved(call: PlannedCall, start: number): PlannedCall {
  return { ...call, args: call.args.map((argument) => movedArgument(argument, start)) };
}

function movedArgument(argument: PlannedArgument, start: number): PlannedArgument {
  return argument.kind === 'result' ? { kind: 'result', call: argument.call + start } : argument;
}
