/**
 * A revision: an exercise baked and frozen. Plain data, JSON apart from the numbers' encoding (see `encodeValue`).
 * The full revision stays on the server; a browser gets only what `publicView` leaves.
 */
import type { PropertySpec, QuestionSpec } from './schema';
import type { FunctionSignature, TypeName, Value } from './values';

export const revisionFormat = 1;

export interface Limits {
  /** Wall clock for one submission, counted from the start of the run, not from when it was queued. */
  readonly timeoutMs: number;
  readonly memoryBytes: number;
  /** Interrupt callbacks of the engine that one submission may use. Deterministic, the same on both sides. */
  readonly fuel: number;
}

/** `|got − expected| ≤ atol + rtol·|expected|`, elementwise in float64. */
export interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
}

/** One call with its inputs and the answer that is right. */
export interface BakedCase {
  /** In the order of the function's parameters. */
  readonly args: readonly Value[];
  readonly expected: Value;
  /**
   * Where mathematics allows several answers (a subgradient at a kink), one direction per kink: every
   * `expected + Σ tₖ·kinkₖ` with all tₖ in [0, 1] is right. Each has the shape of `expected`. Empty for smooth cases.
   */
  readonly kinks: readonly Value[];
}

interface CheckBase {
  /** Unique in the exercise and understood by a student. */
  readonly name: string;
  readonly points: number;
  readonly visibility: 'public' | 'hidden';
  readonly tolerance: Tolerance;
}

/** `value`, `matches` and `gradient` differ in where `expected` comes from; once baked they are graded alike. */
export interface ExpectedCheck extends CheckBase {
  readonly kind: 'value' | 'matches' | 'gradient';
  readonly function: string;
  readonly cases: readonly BakedCase[];
}

/** How a backward function's results relate to its forward function. */
export interface GradientOf {
  /** The forward function's name. */
  readonly forward: string;
  readonly parameters: readonly { readonly name: string; readonly type: TypeName }[];
  /** The backward parameter that holds ∂loss/∂output; null where the forward result is itself the scalar loss. */
  readonly upstream: string | null;
  /** Field of the backward's result → forward parameter that it is the gradient of. The field is '' where the result is not a record. */
  readonly gives: Readonly<Record<string, string>>;
}

/** The student's backward against central differences of the student's own forward. */
export interface GradcheckCheck extends CheckBase {
  readonly kind: 'gradcheck';
  readonly function: string;
  readonly of: GradientOf;
  readonly cases: readonly {
    /** Arguments of the backward function, in its order. */
    readonly args: readonly Value[];
    /** Arguments of the forward function, in its order. */
    readonly forwardArgs: readonly Value[];
  }[];
}

export interface PropertyCheck extends CheckBase {
  readonly kind: 'property';
  readonly function: string;
  readonly property: PropertySpec;
  readonly cases: readonly {
    readonly args: readonly Value[];
    /** Zeros in the shape of the right answer: without it, an empty result would have every property. */
    readonly shape: Value;
  }[];
}

export type BakedCheck = ExpectedCheck | GradcheckCheck | PropertyCheck;

/** What a known-wrong solution returns where it differs from the right one: how its author is recognised. */
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
  }[];
}

/** A question without what would answer it. */
export interface PublicQuestion {
  readonly id: string;
  readonly kind: QuestionSpec['kind'];
  readonly prompt: string;
  /** Texts in the author's order; empty for a numeric question. */
  readonly options: readonly string[];
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
