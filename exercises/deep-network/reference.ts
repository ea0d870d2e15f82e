import * as tf from '@tensorflow/tfjs';

/** Mean binary cross-entropy from the logits, as softplus(z) − y z. */
export function loss(x: tf.Tensor2D, y: tf.Tensor1D, weights: tf.Tensor2D[], biases: tf.Tensor1D[]): tf.Scalar {
  let h = x;
  weights.forEach((w, l) => {
    const z = tf.add(tf.matMul(h, w), biases[l] ?? 0) as tf.Tensor2D; // a matrix and a row vector
    h = l < weights.length - 1 ? tf.relu(z) : z;
  });
  const logits = tf.squeeze(h, [1]);
  const softplus = tf.add(tf.relu(logits), tf.log1p(tf.exp(tf.neg(tf.abs(logits)))));
  return tf.mean(tf.sub(softplus, tf.mul(y, logits)));
}

export function lossAndGradients(x: tf.Tensor2D, y: tf.Tensor1D, weights: tf.Tensor2D[], biases: tf.Tensor1D[]) {
  const depth = weights.length;
  const of = (...parameters: tf.Tensor[]) =>
    loss(x, y, parameters.slice(0, depth) as tf.Tensor2D[], parameters.slice(depth) as tf.Tensor1D[]); // put in so below
  const gradients = tf.grads(of)([...weights, ...biases]);
  return { loss: loss(x, y, weights, biases), dWeights: gradients.slice(0, depth), dBiases: gradients.slice(depth) };
}
