// 1 / (e^z + 2 + e^−z): an overflow makes the quotient 0, which is right.
function derivativeAt(z: number) {
  return 1 / (Math.exp(z) + 2 + Math.exp(-z));
}

function zip<A, B, C>(as: readonly A[], bs: readonly B[], f: (a: A, b: B) => C): C[] {
  return as.map((a, i) => f(a, bs[i]));
}

export function sigmoidDerivative(z: Vector): Vector {
  return z.map((v) => derivativeAt(v));
}

export function sigmoidBackward(upstream: Vector, z: Vector): Vector {
  return zip(upstream, z, (u, v) => u * derivativeAt(v));
}
