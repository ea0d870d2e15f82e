// Joins all vectors into one, clips that, and cuts the result into the old lengths again.
type Norm = (entries: Vector) => number;

const euclidean: Norm = (entries) => {
  const exponent = Math.max(...entries.map((entry) => (entry === 0 ? -1074 : Math.floor(Math.log2(Math.abs(entry))))));
  const unit = 2 ** Math.max(exponent, -1000);
  return unit * Math.sqrt(entries.map((entry) => entry / unit).reduce((sum, entry) => sum + entry * entry, 0));
};

function scaledTo<T extends number>(most: number, norm: Norm): (entries: T[]) => number[] {
  return (entries) => {
    const size = norm(entries);
    if (!(size > most)) return entries;
    return entries.map((entry) => entry / (size / most));
  };
}

function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const flat = scaledTo(maxNorm, euclidean)(([] as number[]).concat(...gradients));
  let start = 0;
  return gradients.map(({ length }) => flat.slice(start, (start += length)));
}

function clipByValue(gradient: Vector, limit: number): Vector {
  return gradient.map((g) => (g + limit < 0 ? -limit : g > limit ? limit : g));
}

export { clipByGlobalNorm, clipByValue };
