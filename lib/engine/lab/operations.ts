/**
 * The two steps of a layer that TensorFlow.js computes slowly on the CPU backend, where every broadcast walks its tensor by
 * coordinates: the affine map and batch norm, each as one differentiable operation with its gradient written out. The tests
 * hold both against the composed TensorFlow.js operations.
 */
import * as tf from '@tensorflow/tfjs';

export const batchNormEpsilon = 1e-5;

/** Mean and biased variance per column, in float64. */
export interface Statistics {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/**
 * z = h W + b.
 * @param h N × fan-in. @param weights fan-in × fan-out. @param biases fan-out. @returns N × fan-out
 */
export function affine(h: tf.Tensor2D, weights: tf.Tensor2D, biases: tf.Tensor1D): tf.Tensor2D {
  return tf.customGrad<tf.Tensor2D>((...args) => {
    const [input, matrix, , save] = operands(args);
    save([input, matrix]);
    return {
      value: multiplyAdd(h, weights, biases),
      gradFunc: (upstream, saved) => {
        const [x, w] = pair(saved);
        return affineBackward(upstream, x, w);
      },
    };
  })(h, weights, biases);
}

function multiplyAdd(h: tf.Tensor2D, weights: tf.Tensor2D, biases: tf.Tensor1D): tf.Tensor2D {
  const [rows, fanIn] = h.shape;
  const fanOut = weights.shape[1];
  const x = h.dataSync();
  const w = weights.dataSync();
  const b = biases.dataSync();
  const z = new Float32Array(rows * fanOut);
  const sums = new Float64Array(fanOut);
  for (let n = 0; n < rows; n++) {
    sums.set(b);
    for (let i = 0; i < fanIn; i++) {
      const input = at(x, n * fanIn + i);
      for (let j = 0; j < fanOut; j++) sums[j] = at(sums, j) + input * at(w, i * fanOut + j);
    }
    z.set(sums, n * fanOut);
  }
  return tf.tensor2d(z, [rows, fanOut]);
}

/** ∂h = ∂z Wᵀ, ∂W = hᵀ ∂z, ∂b = the columns' sums of ∂z; summed in float64. */
function affineBackward(upstream: tf.Tensor2D, h: tf.Tensor, weights: tf.Tensor): tf.Tensor[] {
  const [rows, fanOut] = upstream.shape;
  const fanIn = weights.shape[0] ?? 0;
  const dz = upstream.dataSync();
  const x = h.dataSync();
  const w = weights.dataSync();
  const dh = new Float32Array(rows * fanIn);
  const dw = new Float64Array(fanIn * fanOut);
  const db = new Float64Array(fanOut);
  for (let n = 0; n < rows; n++) {
    for (let j = 0; j < fanOut; j++) db[j] = at(db, j) + at(dz, n * fanOut + j);
    for (let i = 0; i < fanIn; i++) {
      const input = at(x, n * fanIn + i);
      let sum = 0;
      for (let j = 0; j < fanOut; j++) {
        const upper = at(dz, n * fanOut + j);
        const k = i * fanOut + j;
        sum += upper * at(w, k);
        dw[k] = at(dw, k) + input * upper;
      }
      dh[n * fanIn + i] = sum;
    }
  }
  return [
    tf.tensor2d(dh, [rows, fanIn]),
    tf.tensor2d(Float32Array.from(dw), [fanIn, fanOut]),
    tf.tensor1d(Float32Array.from(db)),
  ];
}

/**
 * γ (z − μ) / √(σ² + ε) + β (Ioffe & Szegedy 2015, algorithm 1). The gradient is that of training: it takes the
 * statistics to be those of z itself.
 * @param z N × width. @param scale γ and @param shift β, width each.
 */
export function batchNorm(
  z: tf.Tensor2D,
  scale: tf.Tensor1D,
  shift: tf.Tensor1D,
  { mean, variance }: Statistics,
): tf.Tensor2D {
  const inverse = variance.map((value) => 1 / Math.sqrt(value + batchNormEpsilon));
  return tf.customGrad<tf.Tensor2D>((...args) => {
    const [input, gamma, , save] = operands(args);
    save([input, gamma]);
    return {
      value: standardise(z, mean, inverse, scale, shift),
      gradFunc: (upstream, saved) => {
        const [x, g] = pair(saved);
        return batchNormBackward(upstream, x, g, mean, inverse);
      },
    };
  })(z, scale, shift);
}

export function columnMoments(z: tf.Tensor2D): Statistics {
  const [rows, width] = z.shape;
  const values = z.dataSync();
  const mean = new Float64Array(width);
  const variance = new Float64Array(width);
  eachEntry(rows, width, (k, j) => {
    mean[j] = at(mean, j) + at(values, k) / rows;
  });
  eachEntry(rows, width, (k, j) => {
    variance[j] = at(variance, j) + (at(values, k) - at(mean, j)) ** 2 / rows;
  });
  return { mean, variance };
}

function standardise(
  z: tf.Tensor2D,
  mean: Float64Array,
  inverse: Float64Array,
  scale: tf.Tensor1D,
  shift: tf.Tensor1D,
): tf.Tensor2D {
  const [rows, width] = z.shape;
  const values = z.dataSync();
  const gamma = scale.dataSync();
  const beta = shift.dataSync();
  const result = new Float32Array(values.length);
  eachEntry(rows, width, (k, j) => {
    result[k] = at(gamma, j) * (at(values, k) - at(mean, j)) * at(inverse, j) + at(beta, j);
  });
  return tf.tensor2d(result, z.shape);
}

/** ∂z = γ/√(σ² + ε) · (∂y − mean(∂y) − ẑ · mean(∂y ẑ)), ∂γ = Σ ∂y ẑ, ∂β = Σ ∂y, all per column. */
function batchNormBackward(
  upstream: tf.Tensor2D,
  z: tf.Tensor,
  scale: tf.Tensor,
  mean: Float64Array,
  inverse: Float64Array,
): tf.Tensor[] {
  const [rows, width] = upstream.shape;
  const dy = upstream.dataSync();
  const values = z.dataSync();
  const gamma = scale.dataSync();
  const dGamma = new Float64Array(width);
  const dBeta = new Float64Array(width);
  const standard = (k: number, j: number) => (at(values, k) - at(mean, j)) * at(inverse, j);
  eachEntry(rows, width, (k, j) => {
    dGamma[j] = at(dGamma, j) + at(dy, k) * standard(k, j);
    dBeta[j] = at(dBeta, j) + at(dy, k);
  });
  const dz = new Float32Array(dy.length);
  eachEntry(rows, width, (k, j) => {
    const centred = at(dy, k) - (at(dBeta, j) + standard(k, j) * at(dGamma, j)) / rows;
    dz[k] = at(gamma, j) * at(inverse, j) * centred;
  });
  return [
    tf.tensor2d(dz, upstream.shape),
    tf.tensor1d(Float32Array.from(dGamma)),
    tf.tensor1d(Float32Array.from(dBeta)),
  ];
}

/** Calls `visit` with the index and the column of every entry, row by row. */
function eachEntry(rows: number, width: number, visit: (index: number, column: number) => void): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < width; column++) visit(row * width + column, column);
  }
}

/** The index is always in range; the fallback is there for the type checker alone. */
function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0;
}

/** TensorFlow.js hands a custom gradient its three operands and, last, the function that keeps tensors for the way back. */
function operands(args: unknown[]): [tf.Tensor, tf.Tensor, tf.Tensor, tf.GradSaveFunc] {
  return args as [tf.Tensor, tf.Tensor, tf.Tensor, tf.GradSaveFunc]; // its types say (Tensor | GradSaveFunc)[]
}

function pair(saved: readonly tf.Tensor[]): [tf.Tensor, tf.Tensor] {
  const [first, second] = saved;
  if (!first || !second) throw new Error('TensorFlow.js lost the tensors that were saved for the gradient.');
  return [first, second];
}
