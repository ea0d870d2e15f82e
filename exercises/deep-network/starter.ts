/**
 * A fully connected network for two classes: ReLU on every hidden layer, a sigmoid on the one output unit.
 * Returns the mean binary cross-entropy over the batch, and its gradient for every weight and bias.
 */
export function lossAndGradients(
  x: Matrix,
  y: Vector,
  weights: Matrix[],
  biases: Vector[],
): { loss: number; dWeights: Matrix[]; dBiases: Vector[] } {
  // 1. Forward: keep the input of every layer. The last layer gives the logits, without a ReLU.
  // 2. The loss, from the logits.
  // 3. Backward: from the last layer to the first.
  return { loss: 0, dWeights: [], dBiases: [] };
}
