import * as tf from '@tensorflow/tfjs';

/** a_L of the chain. Slices rather than tf.unstack, whose gradient fails for a single weight. */
export function chainOutput(x: number, weights: tf.Tensor1D): tf.Scalar {
  let activation: tf.Scalar = tf.scalar(x);
  for (let l = 0; l < weights.size; l++) {
    const weight: tf.Scalar = tf.reshape(tf.slice(weights, l, 1), []);
    activation = tf.sigmoid(tf.mul(weight, activation));
  }
  return activation;
}
