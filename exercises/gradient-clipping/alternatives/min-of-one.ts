// One factor for both cases: maxNorm / norm, but never more than 1.
export function clipByValue(gradient: Vector, limit: number): Vector {
  const bounds = [-limit, limit];
  return gradient.map((entry) => [entry, ...bounds].sort((a, b) => a - b)[1]);
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const largest = Math.max(...gradients.map((gradient) => Math.max(...gradient.map(Math.abs))));
  if (!largest) return gradients;
  const squares = gradients.map((gradient) => gradient.reduce((sum, entry) => sum + (entry / largest) ** 2, 0));
  const norm = largest * squares.reduce((a, b) => a + b) ** 0.5;
  const factor = Math.min(1, maxNorm / norm);
  console.log(`norm ${norm}, factor ${factor}`);
  return gradients.map((gradient) => gradient.map((entry) => factor * entry));
}
