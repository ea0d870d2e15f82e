import * as tf from '@tensorflow/tfjs';

export function leakyRelu(z: tf.Tensor1D, slope: number): tf.Tensor1D {
  return tf.leakyRelu(z, slope);
}
