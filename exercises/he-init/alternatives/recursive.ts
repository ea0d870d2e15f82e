// Recursion over the layers, fans read off the noise itself, and the spread as a scaled length (Math.hypot).
function heNormal(_fanIn: number, _fanOut: number, noise: Matrix): Matrix {
  return noise.map((row) => row.map((sample) => sample * Math.sqrt(2 / noise.length)));
}

function xavierNormal(_fanIn: number, _fanOut: number, noise: Matrix): Matrix {
  const mean = (noise.length + noise[0].length) / 2;
  return noise.map((row) => row.map((sample) => sample * Math.sqrt(1 / mean)));
}

function activationStds(x: Matrix, [w, ...rest]: Matrix[]): Vector {
  if (w === undefined) return [];
  const columns = w[0].map((_, j) => w.map((row) => row[j]));
  const h = x.map((row) => columns.map((column) => row.map((v, k) => v * column[k]).reduce((a, b) => a + b)).map(relu));
  const all = h.flat();
  const mean = all.reduce((sum, value) => sum + value / all.length, 0);
  console.log('mean', mean);
  return [Math.hypot(...all.map((value) => value - mean)) / Math.sqrt(all.length), ...activationStds(h, rest)];
}

const relu = (z: number): number => (z + Math.abs(z)) / 2;

export { activationStds, heNormal, xavierNormal };
