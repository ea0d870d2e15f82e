/**
 * A chain of one-neuron layers: a₀ = x and a_l = σ(w_l · a_{l−1}) for l = 1…L, where `weights` holds w₁…w_L.
 * Returns [∂a_L/∂w₁, …, ∂a_L/∂w_L].
 */
export function layerGradients(x: number, weights: Vector): Vector {
  const gradients: Vector = [];
  // Forward: compute every a_l, and keep it.
  // Backward: start at the last layer, and carry the product of slopes and weights towards the first.
  return gradients;
}
