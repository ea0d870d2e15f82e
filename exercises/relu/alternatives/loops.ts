function relu(z: Vector) {
  const out = new Array<number>(z.length).fill(0);
  for (let i = 0; i < z.length; i++) {
    if (z[i] <= 0) continue;
    out[i] = z[i];
  }
  return out;
}

function reluBackward(upstream: Vector, z: Vector) {
  const gradient: Vector = [];
  let i = 0;
  do {
    if (z[i] > 0) gradient.push(upstream[i]);
    else gradient.push(0);
  } while (++i < z.length);
  return gradient;
}

export { relu, reluBackward };
