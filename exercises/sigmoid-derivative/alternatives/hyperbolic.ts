// σ′(z) = (1 − tanh²(z/2)) / 4
const slope = (z: number): number => (1 - Math.tanh(z / 2) ** 2) / 4;

export const sigmoidDerivative = (z: Vector): Vector => z.map(slope);

export const sigmoidBackward = (upstream: Vector, z: Vector): Vector => z.map((v, i) => upstream[i] * slope(v));
