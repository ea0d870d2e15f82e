/**
 * What grading returns. Versioned because reports are stored with attempts for years.
 * `fail` is the student's, `error` is ours.
 */
import type { JsonValue, Path } from '@/lib/core/exercise/values';

export const reportVersion = 1;

/** wrong · threw · timed out or out of memory · our fault; `notRun` where an earlier check ended the run. */
export type CheckOutcome = 'passed' | 'failed' | 'threw' | 'timeout' | 'error' | 'notRun';
export type ReportOutcome = Exclude<CheckOutcome, 'notRun'>;

export interface Evidence {
  /** The call as the student would write it, inputs shortened: `relu([0.5, -1, …])`. */
  readonly call: string;
  /** Shortened texts, side by side. */
  readonly expected: string | null;
  readonly got: string | null;
  /** First and worst differing entries. `relative` is |got − expected| / |expected|, null where expected is 0. */
  readonly first: Difference | null;
  readonly worst: Difference | null;
}

export interface Difference {
  readonly path: Path;
  /** Encoded so that NaN and ±Infinity survive JSON. */
  readonly expected: JsonValue;
  readonly got: JsonValue;
  readonly absolute: JsonValue;
  readonly relative: JsonValue | null;
}

export interface CheckReport {
  readonly name: string;
  readonly visibility: 'public' | 'hidden';
  /** Of a hidden check: what kind of input it tries, in the author's words. */
  readonly about?: string;
  /** Of a hidden check: how many hints there are to ask for. */
  readonly hints?: number;
  readonly outcome: CheckOutcome;
  readonly points: number;
  readonly maxPoints: number;
  /** Plain language, one to three sentences; empty when passed. */
  readonly message: string;
  /** A pattern recognised in the difference, in the language of gradients: "3 times too large everywhere …". */
  readonly pattern: string | null;
  readonly evidence: Evidence | null;
  /** 1-based, where the student's code threw. */
  readonly line: number | null;
  readonly column: number | null;
  readonly console: readonly string[];
}

export interface Problem {
  /** Why nothing, or not everything, could be graded. */
  readonly kind: 'syntax' | 'load' | 'fuel' | 'time' | 'memory' | 'fault';
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

export interface Report {
  readonly version: typeof reportVersion;
  readonly revisionId: string;
  readonly outcome: ReportOutcome;
  readonly score: number;
  readonly maxScore: number;
  /** Author's order. */
  readonly checks: readonly CheckReport[];
  readonly problem: Problem | null;
  /** `hint` is empty where the revision graded was a public view. */
  readonly diagnosis: {
    readonly mistake: string;
    readonly title: string;
    readonly nudge: string;
    readonly hint: string;
  } | null;
  /** What the top level of the module wrote to the console. */
  readonly console: readonly string[];
}
