/** The port to a witness: what reference.ts computes and what automatic differentiation of it gives. */
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';

export interface GradientQuestion {
  readonly forward: FunctionSignature;
  /** In the forward function's order. */
  readonly args: readonly Value[];
  /** ∂loss/∂output; null where the output is the scalar loss. */
  readonly upstream: Value | null;
  /** Names of the forward parameters to differentiate by. */
  readonly by: readonly string[];
}

export interface OpenWitness {
  /** Functions that the reference exports. */
  readonly functions: ReadonlySet<string>;
  value(signature: FunctionSignature, args: readonly Value[]): Promise<Value>;
  /** Gradients in the order of `by`. */
  gradients(question: GradientQuestion): Promise<readonly Value[]>;
}

export interface Witness {
  /** @throws Error where the reference cannot be loaded; its message is for the author. */
  open(reference: string): Promise<OpenWitness>;
}
