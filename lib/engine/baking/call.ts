/** Calling an author's code in the sandbox, many calls at once. */
import type { Limits } from '@/lib/core/exercise/revision';
import { describeValue, findMisfit } from '@/lib/core/exercise/shape';
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';
import type { CallResult, Sandbox, SandboxRun } from '@/lib/core/grader/sandbox-port';

export interface FunctionCall {
  readonly function: string;
  readonly args: readonly Value[];
}

/** What came of one call: a value of the declared type, or why not, as the end of a sentence. */
export type CallOutcome =
  | { readonly ok: true; readonly value: Value }
  /** `isMissing`: there is no function of that name, in none of its calls. */
  | { readonly ok: false; readonly why: string; readonly isMissing: boolean };

export type Answers =
  | { readonly kind: 'answered'; readonly groups: readonly (readonly CallOutcome[])[]; readonly fuelUsed: number }
  | { readonly kind: 'failed'; readonly why: string; readonly line: number | null };

/** Baking is not timed like a submission: an author's code may be called thousands of times in one run. */
const bakingLimits: Limits = { timeoutMs: 60_000, memoryBytes: 256 * 2 ** 20, fuel: Number.MAX_SAFE_INTEGER };
/** Some ten seconds of a loop that does nothing: for the thousands of calls around kinks and for central differences. */
export const bakingFuel = 40_000;

/** What a submission can burn in its time at all. An author's endless loop is stopped by it, so that the message comes soon. */
export function fuelIn(timeoutMs: number): number {
  return Math.min(bakingFuel, 4 * timeoutMs);
}

export async function callAll(
  sandbox: Sandbox,
  source: string,
  signatures: ReadonlyMap<string, FunctionSignature>,
  groups: readonly (readonly FunctionCall[])[],
  fuel = bakingFuel,
): Promise<Answers> {
  const run = await sandbox.run({
    source,
    functions: [...signatures.values()],
    groups: groups.map((calls) =>
      calls.map(({ function: name, args }) => ({
        function: name,
        args: args.map((value) => ({ kind: 'value' as const, value })),
      })),
    ),
    limits: { ...bakingLimits, fuel },
  });
  if (run.kind !== 'completed') return { kind: 'failed', ...whyNot(run) };
  const answers = run.groups.map((group, index) =>
    group.calls.map((result, call) => toAnswer(result, signatures.get(groups[index]?.[call]?.function ?? ''))),
  );
  return { kind: 'answered', groups: answers, fuelUsed: run.fuelUsed };
}

function whyNot(run: Exclude<SandboxRun, { kind: 'completed' }>): { why: string; line: number | null } {
  switch (run.kind) {
    case 'rejected':
      return { why: `does not load: ${run.error.name}: ${run.error.message}`, line: run.error.line };
    case 'limit': {
      const limits = {
        fuel: 'does not finish: is there a loop that never ends?',
        time: 'takes too long',
        memory: 'uses too much memory',
      };
      return { why: limits[run.limit], line: run.line };
    }
    case 'fault':
      return { why: `could not be run: ${run.message}`, line: null };
  }
}

function toAnswer(result: CallResult, signature: FunctionSignature | undefined): CallOutcome {
  switch (result.kind) {
    case 'missing':
      return { ok: false, why: `is not exported (${result.was})`, isMissing: true };
    case 'threw':
      return refused(
        `threw ${result.error.name}: ${result.error.message}${result.error.line === null ? '' : ` (line ${result.error.line})`}`,
      );
    case 'returned': {
      if (result.changed)
        return refused(`changed its argument ${signature?.parameters[result.changed.argument]?.name ?? ''}`);
      const { received } = result;
      if (received.kind === 'unreadable') return refused(`returned ${received.was}`);
      const misfit = signature && findMisfit(received.value, signature.result, null);
      if (misfit) return refused(`returned ${describeValue(received.value)}, but ${misfit.asked} was declared`);
      return { ok: true, value: received.value };
    }
  }
}

function refused(why: string): CallOutcome {
  return { ok: false, why, isMissing: false };
}
