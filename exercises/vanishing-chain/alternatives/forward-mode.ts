// Forward mode: carry ∂a_l/∂w_j for all j along with a_l. More work than backward, the same numbers.
export const layerGradients = (x: number, weights: Vector): Vector => {
  let activation = x;
  let tangents: number[] = [];
  for (const weight of weights) {
    const output = 1 / (1 + Math.exp(-weight * activation));
    const slope = output * (1 - output);
    tangents = [...tangents.map((t) => slope * weight * t), slope * activation];
    activation = output;
  }
  return tangents;
};
