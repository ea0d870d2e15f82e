/** A student's activation as a TensorFlow.js operation: forward and backward are calls into the sandbox, in float64. */
import * as tf from '@tensorflow/tfjs';
import { OwnCodeFailed, type PersistentModule } from '@/lib/sandbox/quickjs/persistent';
import { builtInActivations } from './network';
import { contracts, type OwnExercise } from './own-code';

export const ownCodeLimits = { memoryBytes: 64 * 1024 * 1024, fuel: 2000 };

/**
 * @param module the student's code, loaded. A call of the result throws OwnCodeFailed when the student's function does
 * or returns another number of values than it was given.
 */
export function ownActivation(exercise: OwnExercise, module: PersistentModule): (z: tf.Tensor2D) => tf.Tensor2D {
  const { forward, backward, extra, activation } = contracts[exercise];
  const call = (name: string, vectors: readonly (readonly number[])[]) =>
    vectorOf(name, vectors[0]?.length ?? 0, module.call(name, [...vectors, ...extra], 'Vector'));
  return (z) =>
    tf.customGrad<tf.Tensor2D>((...args) => {
      const [input, save] = args as [tf.Tensor, tf.GradSaveFunc]; // its types say (Tensor | GradSaveFunc)[]
      const value =
        forward === null ? builtInActivations[activation](z) : tf.tensor2d(call(forward, [listOf(input)]), z.shape);
      save([input, value]);
      return {
        value,
        gradFunc: (upstream, saved) => {
          const [x, h] = saved;
          if (!x || !h) throw new Error('TensorFlow.js lost the tensors that were saved for the gradient.');
          // Only the exercise that asks for σ alone has no backward function: σ′ = σ (1 − σ).
          if (backward === null) return tf.mul(upstream, tf.mul(h, tf.sub(1, h)));
          return tf.tensor2d(call(backward, [listOf(upstream), listOf(x)]), upstream.shape);
        },
      };
    })(z);
}

function listOf(tensor: tf.Tensor): number[] {
  return Array.from(tensor.dataSync());
}

function vectorOf(name: string, length: number, value: unknown): Float32Array {
  if (!Array.isArray(value)) throw new OwnCodeFailed(`${name} returned a number where a vector was expected.`);
  if (value.length !== length)
    throw new OwnCodeFailed(`${name} returned ${value.length} values where ${length} were expected.`);
  const wrong = value.findIndex((entry) => typeof entry !== 'number');
  if (wrong >= 0) throw new OwnCodeFailed(`${name} returned a list at place ${wrong} where a number was expected.`);
  return Float32Array.from(value);
}
