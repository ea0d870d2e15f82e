/** Made-up measurements for tests of what is said about them. */
import type { Measurement } from '@/lib/engine/lab/protocol';

/** A healthy look at a network of two hidden layers, changed as asked. */
export function measurement(change: Partial<Measurement> = {}): Measurement {
  return {
    step: 30,
    loss: 0.25,
    accuracy: 0.9,
    gradientNorms: [0.1, 0.2, 0.4],
    updateRatios: [1e-3, 2e-3, 3e-3],
    activations: [
      { mean: 0.5, std: 0.1, saturated: 0 },
      { mean: 0.4, std: 0.2, saturated: 0.25 },
    ],
    diverged: false,
    ...change,
  };
}
