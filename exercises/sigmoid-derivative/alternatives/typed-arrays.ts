export function sigmoidDerivative(z: Vector): Vector {
  const buffer = Float64Array.from(z, (v) => 1 / (1 + Math.exp(-v)));
  for (let i = 0; i < buffer.length; i++) buffer[i] *= 1 - buffer[i];
  return Array.from(buffer);
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  const result = new Float64Array(sigmoidDerivative(z));
  result.forEach((slope, i) => {
    result[i] = slope * upstream[i];
  });
  console.log('largest slope', Math.max(...result));
  return [...result];
}
