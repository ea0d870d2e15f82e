/**
 * A revision: an exercise baked and frozen. Plain data, JSON apart from the numbers' encoding (see `encodeValue`).
 * The full revision stays on the server; a browser gets only what `publicView` leaves.
 */
import type { BakedCheck } from './checks/registry';
import type { QuestionSpec } from './schema';
import type { FunctionSignature, Value } from './values';

export const revisionFormat = 1;

export interface Limits {
  /** Wall clock for one submission, counted from the start of the run, not from when it was queued. */
  readonly timeoutMs: number;
  readonly memoryBytes: number;
  /** Interrupt callbacks of the engine that one submission may use. Deterministic, the same on both sides. */
  readonly fuel: number;
}

/**
 * A known-wrong solution, and what its files return where they differ from the right one: how whoever makes it is recognised. There
 * is a sign for each function and each file, so that a slip elsewhere hides none; one sign that is shown whole is enough.
 */
export interface BakedMistake {
  readonly id: string;
  /** Short name for staff: the misconception. */
  readonly title: string;
  /** Shown at once. */
  readonly nudge: string;
  /** Shown on request; empty in the public view. */
  readonly hint: string;
  readonly fingerprint: readonly {
    readonly check: string;
    readonly caseIndex: number;
    readonly output: Value;
    /** Which sign the entry belongs to; left out for the first. */
    readonly sign?: number | undefined;
  }[];
}

/** A question without what would answer it. */
export interface PublicQuestion {
  readonly id: string;
  readonly kind: QuestionSpec['kind'];
  readonly prompt: string;
  /** In the order in which they are shown; empty for a numeric question. */
  readonly options: readonly { readonly name: number; readonly text: string }[];
}

export interface Revision {
  readonly format: typeof revisionFormat;
  /** Content hash: SHA-256 of the canonical JSON of the full revision without the id, hex, first 32 digits. */
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly concepts: readonly string[];
  readonly prerequisites: readonly string[];
  readonly functions: readonly FunctionSignature[];
  readonly limits: Limits;
  /** Markdown, as written. */
  readonly lesson: string;
  readonly starter: string;
  /** Author's order. */
  readonly checks: readonly BakedCheck[];
  readonly mistakes: readonly BakedMistake[];
  /** With answers; empty in the public view (a browser gets `PublicQuestion`s). */
  readonly questions: readonly QuestionSpec[];
  /** Null in the public view. */
  readonly solution: string | null;
  /** What the public view left out; zero in the full revision. */
  readonly withheld: { readonly checks: number; readonly points: number };
}
