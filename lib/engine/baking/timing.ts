/** How long the solution takes for each case. Measured, not graded: it differs from machine to machine and from run to run. */
import type { Revision } from '@/lib/core/exercise/revision';
import { planOf } from '@/lib/core/grader/plan';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';

export interface CaseTime {
  readonly check: string;
  readonly caseIndex: number;
  readonly milliseconds: number;
}

export interface Timing {
  readonly cases: readonly CaseTime[];
  /** What one submission of the solution uses, in the engine's units; the same on every machine. */
  readonly fuelUsed: number;
}

/** Null where the solution does not run to its end. @param now a clock in milliseconds */
export async function timeCases(revision: Revision, sandbox: Sandbox, now: () => number): Promise<Timing | null> {
  const places = planOf(revision).checks.flatMap(({ check, cases }) =>
    cases.map(({ asked }, caseIndex) => ({ check: check.name, caseIndex, calls: asked.map(({ call }) => call) })),
  );
  const ends: number[] = [];
  const run = await sandbox.run(
    {
      source: revision.solution ?? '',
      functions: revision.functions,
      // An empty group first: the clock runs from its end, when the module is loaded. Then each case is a group of its own.
      groups: [[], ...places.map(({ calls }) => calls)],
      limits: revision.limits,
    },
    () => ends.push(now()),
  );
  if (run.kind !== 'completed') return null;
  const cases = places.map(({ check, caseIndex }, index) => {
    return { check, caseIndex, milliseconds: (ends[index + 1] ?? 0) - (ends[index] ?? 0) };
  });
  return { cases, fuelUsed: run.fuelUsed };
}
