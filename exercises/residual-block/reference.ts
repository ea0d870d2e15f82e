import * as tf from '@tensorflow/tfjs';

export function residualForward(x: tf.Tensor2D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor2D {
  return tf.add(x, tf.relu(tf.add(tf.matMul(x, w), b)));
}
