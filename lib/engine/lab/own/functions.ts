/**
 * The course's functions as the lab's network calls them, whoever wrote them: the student (`from-module.ts`) or, as a known
 * mistake, the lab (`mistakes.ts`). Contracts as in the exercises: rows are examples, `upstream` is ∂loss/∂output.
 */

export type Vector = readonly number[];
export type Matrix = readonly Vector[];

/** Null where the exercise asks for only one of the two; the lab's own stands in. */
export interface ActivationFunctions {
  readonly forward: ((z: Vector) => Vector) | null;
  readonly backward: ((upstream: Vector, z: Vector) => Vector) | null;
}

/** Each scales a fan-in × fan-out matrix of standard normal noise. */
export interface InitialisationFunctions {
  readonly he: (fanIn: number, fanOut: number, noise: Matrix) => Matrix;
  readonly glorot: (fanIn: number, fanOut: number, noise: Matrix) => Matrix;
}

export interface BatchNormFunctions {
  readonly forward: (x: Matrix, gamma: Vector, beta: Vector, eps: number) => Matrix;
  readonly backward: (upstream: Matrix, x: Matrix, gamma: Vector, eps: number) => BatchNormGradients;
  readonly inference: (x: Matrix, gamma: Vector, beta: Vector, mean: Vector, variance: Vector, eps: number) => Matrix;
}

export interface BatchNormGradients {
  readonly dx: Matrix;
  readonly dgamma: Vector;
  readonly dbeta: Vector;
}

export interface ClippingFunctions {
  readonly byValue: (gradient: Vector, limit: number) => Vector;
  readonly byGlobalNorm: (gradients: readonly Vector[], maxNorm: number) => readonly Vector[];
}

export interface ResidualFunctions {
  readonly forward: (x: Matrix, w: Matrix, b: Vector) => Matrix;
  readonly backward: (upstream: Matrix, x: Matrix, w: Matrix, b: Vector) => ResidualGradients;
}

export interface ResidualGradients {
  readonly dx: Matrix;
  readonly dw: Matrix;
  readonly db: Vector;
}

/** The whole network's gradients at once, in place of automatic differentiation. */
export interface NetworkFunctions {
  readonly lossAndGradients: (
    x: Matrix,
    y: Vector,
    weights: readonly Matrix[],
    biases: readonly Vector[],
  ) => LossAndGradients;
}

export interface LossAndGradients {
  readonly loss: number;
  readonly dWeights: readonly Matrix[];
  readonly dBiases: readonly Vector[];
}

/** By the field of the configuration that chooses them; a part that is missing runs the built-in code. */
export interface OwnFunctions {
  readonly code?: ActivationFunctions;
  readonly initCode?: InitialisationFunctions;
  readonly normCode?: BatchNormFunctions;
  readonly skipCode?: ResidualFunctions;
  readonly netCode?: NetworkFunctions;
  readonly clipCode?: ClippingFunctions;
}
