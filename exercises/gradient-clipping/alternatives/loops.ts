// Loops only, and the norm built up entry by entry without ever squaring anything large (as BLAS's nrm2 does).
export function clipByValue(gradient: Vector, limit: number): Vector {
  const clipped: Vector = [];
  for (let i = 0; i < gradient.length; i++) {
    let entry = gradient[i];
    if (entry > limit) entry = limit;
    else if (entry < -limit) entry = -limit;
    clipped.push(entry);
  }
  return clipped;
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  let scale = 0;
  let sum = 1;
  for (let k = 0; k < gradients.length; k++) {
    for (let i = 0; i < gradients[k].length; i++) {
      const size = Math.abs(gradients[k][i]);
      if (size === 0) continue;
      if (scale < size) {
        sum = 1 + sum * (scale / size) * (scale / size);
        scale = size;
      } else {
        sum += (size / scale) * (size / scale);
      }
    }
  }
  const norm = scale * Math.sqrt(sum);
  const result: Vector[] = [];
  for (let k = 0; k < gradients.length; k++) {
    result[k] = [];
    for (let i = 0; i < gradients[k].length; i++) {
      result[k][i] = norm > maxNorm ? (gradients[k][i] / norm) * maxNorm : gradients[k][i];
    }
  }
  return result;
}
