export function sigmoid(z: Vector): Vector {
  // For very negative z the denominator becomes Infinity, and 1 / Infinity is 0: the right answer, without a special case.
  return z.map((value) => 1 / (1 + Math.exp(-value)));
}
