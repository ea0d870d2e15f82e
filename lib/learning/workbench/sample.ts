/** Calls a student's functions in the sandbox for their numbers alone, to draw them. Nothing here is graded. */
import type { Revision } from '@/lib/core/exercise/revision';
import { isList, type Value } from '@/lib/core/exercise/values';
import type { CallResult, Sandbox } from '@/lib/core/grader/sandbox-port';

export interface SampleCall {
  readonly function: string;
  readonly args: readonly Value[];
}

/** A vector a call; null where the call gave none. */
export type Sample = readonly (readonly number[] | null)[];

/** Null where the code could not be run to the end. */
export async function sampleFunctions(
  sandbox: Sandbox,
  { functions, limits }: Pick<Revision, 'functions' | 'limits'>,
  source: string,
  calls: readonly SampleCall[],
): Promise<Sample | null> {
  const planned = calls.map(({ function: name, args }) => ({
    function: name,
    args: args.map((value) => ({ kind: 'value' as const, value })),
  }));
  const run = await sandbox.run({ source, functions, limits, groups: [planned] });
  return run.kind === 'completed' ? (run.groups[0]?.calls ?? []).map(vectorOf) : null;
}

function vectorOf(call: CallResult): readonly number[] | null {
  if (call.kind !== 'returned' || call.received.kind !== 'value') return null;
  const { value } = call.received;
  return isList(value) && value.every((entry): entry is number => typeof entry === 'number') ? value : null;
}
