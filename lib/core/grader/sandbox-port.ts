/**
 * The port between the grader (pure) and whatever runs student code. Types only: the wire protocol that the browser
 * worker and the server pool both speak. Everything here is structured-cloneable.
 */
import type { Limits } from '@/lib/core/exercise/revision';
import type { FunctionSignature, Path, Value } from '@/lib/core/exercise/values';

/** An argument is a baked value, or the result of an earlier call in the same group (for f(f(x))). */
export type PlannedArgument =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'result'; readonly call: number };

export interface PlannedCall {
  readonly function: string;
  readonly args: readonly PlannedArgument[];
  /** Made before with the same arguments: what it writes to the console is not collected a second time. */
  readonly again?: boolean;
}

export interface SandboxJob {
  /** TypeScript as the student typed it. */
  readonly source: string;
  readonly functions: readonly FunctionSignature[];
  /** Run in order, in one loaded module; a group's results are delivered together. */
  readonly groups: readonly (readonly PlannedCall[])[];
  readonly limits: Limits;
}

/** An error raised by the student's code. Texts are cut to 2,000 characters before they leave the guest. */
export interface GuestError {
  readonly name: string;
  readonly message: string;
  /** 1-based position in the student's source; null where the engine gives none. */
  readonly line: number | null;
  readonly column: number | null;
}

/** What came back from a call, before anyone knows whether it is right. */
export type Received =
  | { readonly kind: 'value'; readonly value: Value }
  /** Not numbers, arrays and plain records all the way down: `was` says what stood at `path`, such as "a Float64Array of length 3". */
  | { readonly kind: 'unreadable'; readonly path: Path; readonly was: string };

export type CallResult =
  | {
      readonly kind: 'returned';
      readonly received: Received;
      /** The first argument that the call changed, or null. */
      readonly changed: { readonly argument: number; readonly path: Path } | null;
      /** What the function's first call had returned is another now: both gave out the same array. */
      readonly overwrote?: true;
    }
  | { readonly kind: 'threw'; readonly error: GuestError }
  /** The module does not export a function of that name. */
  | { readonly kind: 'missing'; readonly was: string };

export interface GroupResult {
  readonly calls: readonly CallResult[];
  /** What the student's code wrote to the console during the group, a line each; capped. */
  readonly console: readonly string[];
}

export type LimitKind = 'fuel' | 'time' | 'memory';

/** `console` is what the module's top level wrote while it loaded. */
export type SandboxRun =
  | {
      readonly kind: 'completed';
      readonly groups: readonly GroupResult[];
      readonly console: readonly string[];
      readonly fuelUsed: number;
    }
  /** The source could not be loaded: it does not parse, or its top level threw or never settled. */
  | {
      readonly kind: 'rejected';
      readonly phase: 'syntax' | 'load';
      readonly error: GuestError;
      readonly console: readonly string[];
    }
  /** A limit was hit. `groups` holds the finished ones; `group` is the one under way, null while loading. */
  | {
      readonly kind: 'limit';
      readonly limit: LimitKind;
      readonly groups: readonly GroupResult[];
      readonly group: number | null;
      /** Where the student's code was, if known. */
      readonly line: number | null;
    }
  /** Our fault: the engine or its host failed. Costs the student nothing. */
  | { readonly kind: 'fault'; readonly message: string };

export interface Sandbox {
  /**
   * Runs one job in a fresh engine instance. Never rejects for anything that student code does.
   * `onGroup` is called once per finished group, in order, before the promise resolves.
   */
  run(job: SandboxJob, onGroup?: (index: number, result: GroupResult) => void): Promise<SandboxRun>;
}
