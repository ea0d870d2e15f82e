export function sigmoid(z: Vector): Vector {
  return Array.from(Float32Array.from(z, (v) => 1 / (1 + Math.exp(-v))));
}
