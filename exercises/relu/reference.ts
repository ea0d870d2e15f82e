import * as tf from '@tensorflow/tfjs';

export function relu(z: tf.Tensor1D): tf.Tensor1D {
  return tf.relu(z);
}
