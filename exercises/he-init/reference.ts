import * as tf from '@tensorflow/tfjs';

export function heNormal(fanIn: number, _fanOut: number, noise: tf.Tensor2D): tf.Tensor2D {
  return tf.mul(noise, Math.sqrt(2 / fanIn));
}

export function xavierNormal(fanIn: number, fanOut: number, noise: tf.Tensor2D): tf.Tensor2D {
  return tf.mul(noise, Math.sqrt(2 / (fanIn + fanOut)));
}

export function activationStds(x: tf.Tensor2D, weights: tf.Tensor2D[]): tf.Tensor1D {
  let h = x;
  const stds = weights.map((w) => {
    h = tf.relu(tf.matMul(h, w));
    return tf.sqrt(tf.moments(h).variance);
  });
  return tf.stack(stds) as tf.Tensor1D; // a stack of scalars
}
