/** What initialisation does to activations before any training: a net without biases, fed with standard normal inputs. */
import { seededRandom } from '@/lib/core/numeric/random';
import { type DenseMatrix, deviation, map, multiply, normalMatrix } from './matrix';

export type Initialisation = 'unit' | 'small' | 'glorot' | 'he';

/** The standard deviation of the weights. Glorot & Bengio 2010; He et al. 2015. */
export function weightDeviation(initialisation: Initialisation, fanIn: number, fanOut: number): number {
  switch (initialisation) {
    case 'unit':
      return 1;
    case 'small':
      return 0.01;
    case 'glorot':
      return Math.sqrt(2 / (fanIn + fanOut));
    case 'he':
      return Math.sqrt(2 / fanIn);
  }
}

export interface LayerDistribution {
  readonly layer: number;
  readonly deviation: number;
  /** Share of activations in each bin over `range`; what lies outside counts in the outermost bins. */
  readonly shares: readonly number[];
  /** tanh: share with |a| > 0.95. ReLU: share that is exactly 0. */
  readonly stuck: number;
}

export const ranges = { tanh: [-1, 1], relu: [0, 3] } as const;
const binCount = 40;

/** A layer at a time, since all ten take longer than a frame. */
export function* activationDistributions(options: {
  readonly activation: 'tanh' | 'relu';
  readonly initialisation: Initialisation;
  readonly layers: number;
  readonly width: number;
  readonly samples: number;
  readonly seed: number;
}): Generator<LayerDistribution> {
  const { activation, width } = options;
  const random = seededRandom(options.seed);
  const f = activation === 'tanh' ? Math.tanh : (z: number) => Math.max(0, z);
  const scale = weightDeviation(options.initialisation, width, width);
  let signal = normalMatrix(options.samples, width, 1, random);
  for (let layer = 1; layer <= options.layers; layer++) {
    signal = map(multiply(signal, normalMatrix(width, width, scale, random)), f);
    yield { layer, deviation: deviation(signal), ...shape(signal, activation) };
  }
}

function shape({ data }: DenseMatrix, activation: 'tanh' | 'relu'): Pick<LayerDistribution, 'shares' | 'stuck'> {
  const [low, high] = ranges[activation];
  const shares = new Array<number>(binCount).fill(0);
  let stuck = 0;
  for (const value of data) {
    const bin = Math.min(binCount - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * binCount)));
    shares[bin] = (shares[bin] ?? 0) + 1 / data.length;
    if (activation === 'tanh' ? Math.abs(value) > 0.95 : value === 0) stuck += 1 / data.length;
  }
  return { shares, stuck };
}
