/** The course's functions as TensorFlow.js operations: forward and backward are calls of them, in float64. */
import * as tf from '@tensorflow/tfjs';
import type { LabConfig } from '../config';
import { batchNormEpsilon, type Statistics } from '../operations';
import type {
  ActivationFunctions,
  BatchNormFunctions,
  ClippingFunctions,
  Matrix,
  ResidualFunctions,
  Vector,
} from './functions';

type Activate = (z: tf.Tensor2D) => tf.Tensor2D;

/** @param builtIn stands in for a forward function that the exercise does not ask for. */
export function ownActivation({ forward, backward }: ActivationFunctions, builtIn: Activate): Activate {
  return (z) =>
    operation([z], {
      value: () => (forward === null ? builtIn(z) : tf.tensor2d(Float32Array.from(forward(numbersIn(z))), z.shape)),
      gradient: (upstream, value, [x]) => {
        // Only the exercise that asks for σ alone has no backward function: σ′ = σ (1 − σ).
        if (backward === null) return [tf.mul(upstream, tf.mul(value, tf.sub(1, value)))];
        return [tf.tensor2d(Float32Array.from(backward(numbersIn(upstream), numbersIn(kept(x)))), upstream.shape)];
      },
    });
}

export type Normalise = (
  z: tf.Tensor2D,
  scale: tf.Tensor1D,
  shift: tf.Tensor1D,
  statistics: Statistics,
  isTraining: boolean,
) => tf.Tensor2D;

/** In training the functions take the batch's statistics themselves; those given are for inference. */
export function ownBatchNorm({ forward, backward, inference }: BatchNormFunctions): Normalise {
  return (z, scale, shift, { mean, variance }, isTraining) => {
    const gamma = numbersIn(scale);
    return operation([z, scale, shift], {
      value: () => {
        const beta = numbersIn(shift);
        const x = rowsOf(z);
        return isTraining
          ? matrixTensor(forward(x, gamma, beta, batchNormEpsilon))
          : matrixTensor(inference(x, gamma, beta, [...mean], [...variance], batchNormEpsilon));
      },
      gradient: (upstream, _, [x]) => {
        const { dx, dgamma, dbeta } = backward(rowsOf(upstream), rowsOf(kept(x)), gamma, batchNormEpsilon);
        return [matrixTensor(dx), tf.tensor1d([...dgamma]), tf.tensor1d([...dbeta])];
      },
    });
  };
}

export type Block = (h: tf.Tensor2D, weights: tf.Tensor2D, biases: tf.Tensor1D) => tf.Tensor2D;

export function ownBlock({ forward, backward }: ResidualFunctions): Block {
  return (h, weights, biases) =>
    operation([h, weights, biases], {
      value: () => matrixTensor(forward(rowsOf(h), rowsOf(weights), numbersIn(biases))),
      gradient: (upstream, _, [x, w, b]) => {
        const { dx, dw, db } = backward(rowsOf(upstream), rowsOf(kept(x)), rowsOf(kept(w)), numbersIn(kept(b)));
        return [matrixTensor(dx), matrixTensor(dw), tf.tensor1d([...db])];
      },
    });
}

interface Steps {
  readonly value: () => tf.Tensor2D;
  /** Returns one gradient for each operand. TensorFlow.js has disposed of the operands by then, so they are passed in again. */
  readonly gradient: (upstream: tf.Tensor2D, value: tf.Tensor, operands: readonly tf.Tensor[]) => tf.Tensor[];
}

function operation(operands: readonly tf.Tensor[], { value, gradient }: Steps): tf.Tensor2D {
  return tf.customGrad<tf.Tensor2D>((...args) => {
    const save = args.at(-1) as tf.GradSaveFunc; // its types say (Tensor | GradSaveFunc)[]
    const result = value();
    save([...operands, result]);
    return {
      value: result,
      gradFunc: (upstream, saved) => gradient(upstream, kept(saved.at(-1)), saved.slice(0, -1)),
    };
  })(...operands);
}

function kept(tensor: tf.Tensor | undefined): tf.Tensor {
  if (!tensor) throw new Error('TensorFlow.js lost the tensors that were saved for the gradient.');
  return tensor;
}

export function numbersIn(tensor: tf.Tensor): number[] {
  return Array.from(tensor.dataSync());
}

export function rowsOf(tensor: tf.Tensor): Matrix {
  const [rows = 0, columns = 0] = tensor.shape;
  const values = tensor.dataSync();
  return Array.from({ length: rows }, (_, row) => Array.from(values.slice(row * columns, (row + 1) * columns)));
}

export function matrixTensor(rows: Matrix): tf.Tensor2D {
  const columns = rows[0]?.length ?? 0;
  const values = new Float32Array(rows.length * columns);
  for (const [index, row] of rows.entries()) values.set(row, index * columns);
  return tf.tensor2d(values, [rows.length, columns]);
}

/** Clips by the functions given; biases and weights alike are handed over as flat vectors. */
export function clipBy(
  gradients: readonly Vector[],
  functions: ClippingFunctions,
  { clipping, clipAt }: Pick<LabConfig, 'clipping' | 'clipAt'>,
): readonly Vector[] {
  return clipping === 'value'
    ? gradients.map((gradient) => functions.byValue(gradient, clipAt))
    : functions.byGlobalNorm(gradients, clipAt);
}
