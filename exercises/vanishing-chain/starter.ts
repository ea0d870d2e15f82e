/**
 * A chain of one-neuron layers: a₀ = x and a_l = σ(w_l · a_{l−1}) for l = 1…L, where `weights` holds w₁…w_L.
 * Returns [∂a_L/∂w₁, …, ∂a_L/∂w_L].
 */
export function layerGradients(x: number, weights: Vector): Vector {
  // Forward: compute and keep every z_l and a_l.
  // Backward: start at the last layer, and carry the product of slopes and weights towards the first.
  return weights.map(() => 0);
}
