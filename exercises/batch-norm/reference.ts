import * as tf from '@tensorflow/tfjs';

export function batchNormForward(x: tf.Tensor2D, gamma: tf.Tensor1D, beta: tf.Tensor1D, eps: number): tf.Tensor2D {
  const { mean, variance } = tf.moments(x, 0);
  return normalised(x, gamma, beta, mean, variance, eps);
}

export function batchNormInference(
  x: tf.Tensor2D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  runningMean: tf.Tensor1D,
  runningVar: tf.Tensor1D,
  eps: number,
): tf.Tensor2D {
  return normalised(x, gamma, beta, runningMean, runningVar, eps);
}

function normalised(
  x: tf.Tensor2D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  mean: tf.Tensor,
  variance: tf.Tensor,
  eps: number,
): tf.Tensor2D {
  const hat = tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, eps)));
  return tf.add(tf.mul(hat, gamma), beta);
}
