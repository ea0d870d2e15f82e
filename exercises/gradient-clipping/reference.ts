import * as tf from '@tensorflow/tfjs';

export function clipByValue(gradient: tf.Tensor1D, limit: number): tf.Tensor1D {
  return tf.minimum(tf.maximum(gradient, -limit), limit);
}

export function clipByGlobalNorm(gradients: tf.Tensor1D[], maxNorm: number): tf.Tensor1D[] {
  const all = tf.concat(gradients);
  const largest = tf.max(tf.abs(all)).dataSync()[0] ?? 0;
  if (largest === 0) return gradients;
  const norm = tf.mul(tf.sqrt(tf.sum(tf.square(tf.div(all, largest)))), largest);
  const scale = tf.minimum(tf.div(maxNorm, norm), 1);
  return gradients.map((gradient) => tf.mul(gradient, scale));
}
