/** Jobs for the sandbox's tests. */
import type { ResultType, TypeName, Value } from '@/lib/core/exercise/values';
import type { CallResult, PlannedArgument, PlannedCall, SandboxJob, SandboxRun } from '@/lib/core/grader/sandbox-port';

const limits = { timeoutMs: 2000, memoryBytes: 64 * 1024 * 1024, fuel: 500 };

interface JobOptions {
  readonly result?: ResultType;
  readonly parameters?: readonly TypeName[];
  readonly groups?: readonly (readonly PlannedCall[])[];
  readonly limits?: Partial<typeof limits>;
}

/** A job for a function `f`, called once with [1, 2, 3] unless told otherwise. */
export function jobFor(source: string, options: JobOptions = {}): SandboxJob {
  const { result = 'Vector', parameters = ['Vector'], groups = [[call([1, 2, 3])]] } = options;
  return {
    source,
    functions: [
      {
        name: 'f',
        description: 'f',
        parameters: parameters.map((type, index) => ({ name: `p${index}`, type })),
        result,
      },
    ],
    groups,
    limits: { ...limits, ...options.limits },
  };
}

export function call(...values: readonly Value[]): PlannedCall {
  return { function: 'f', args: values.map((value) => ({ kind: 'value', value })) };
}

export function callOn(...args: readonly PlannedArgument[]): PlannedCall {
  return { function: 'f', args };
}

/** The results of a completed run's calls, all groups after each other. */
export function resultsOf(run: SandboxRun): readonly CallResult[] {
  if (run.kind !== 'completed') throw new Error(`The run did not complete: ${JSON.stringify(run)}`);
  return run.groups.flatMap(({ calls }) => calls);
}

/** What the first call returned. */
export function answerOf(run: SandboxRun): Value {
  const [result] = resultsOf(run);
  if (result?.kind !== 'returned' || result.received.kind !== 'value') {
    throw new Error(`The call gave no value: ${JSON.stringify(result)}`);
  }
  return result.received.value;
}

/** How the first call ended, in one word, or how the run did. */
export function endOf(run: SandboxRun): string {
  switch (run.kind) {
    case 'completed': {
      const [result] = resultsOf(run);
      return result?.kind === 'returned' ? result.received.kind : (result?.kind ?? 'nothing');
    }
    case 'limit':
      return run.limit;
    case 'rejected':
      return run.phase;
    case 'fault':
      return 'fault';
  }
}
