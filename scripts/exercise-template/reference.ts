import * as tf from '@tensorflow/tfjs';

export function square(z: tf.Tensor1D): tf.Tensor1D {
  return tf.square(z);
}
