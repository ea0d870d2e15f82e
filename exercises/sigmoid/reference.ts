import * as tf from '@tensorflow/tfjs';

export function sigmoid(z: tf.Tensor1D): tf.Tensor1D {
  return tf.sigmoid(z);
}
