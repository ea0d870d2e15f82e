import * as tf from '@tensorflow/tfjs';

/** a_L of the chain. */
export function chainOutput(x: number, weights: tf.Tensor1D): tf.Scalar {
  let activation: tf.Scalar = tf.scalar(x);
  for (const weight of tf.unstack(weights)) activation = tf.sigmoid(tf.mul(weight, activation));
  return activation;
}
