/**
 * What known mistakes compute, so that a reader can watch what they do to training. Written as deviations of the textbook
 * formulas; the exercises' own files stay on the server.
 */
import type { MistakeId } from './codes';
import { leakySlope } from './from-module';
import type {
  ActivationFunctions,
  ClippingFunctions,
  InitialisationFunctions,
  NetworkFunctions,
  OwnFunctions,
  Vector,
} from './functions';
import { batchNormWith, networkWith, residualWith } from './mistaken-layers';

const sigma = (v: number) => 1 / (1 + Math.exp(-v));

/** Null where the lab's own function stands in. */
function activation(
  forward: ((v: number) => number) | null,
  backward: ((upstream: number, v: number) => number) | null,
): OwnFunctions {
  const functions: ActivationFunctions = {
    forward: forward && ((z) => z.map((v) => forward(v))),
    backward: backward && ((upstream, z) => z.map((v, i) => backward(upstream[i] ?? Number.NaN, v))),
  };
  return { code: functions };
}

/** Weights scaled by a mistaken factor; Glorot's with the same slip where it can be made, else as He's. */
function initialisation(factor: (fanIn: number) => number): OwnFunctions {
  const draw: InitialisationFunctions['he'] = (fanIn, _fanOut, noise) =>
    noise.map((row) => row.map((value) => factor(fanIn) * value));
  return { initCode: { he: draw, glorot: draw } };
}

function clipping(byGlobalNorm: ClippingFunctions['byGlobalNorm']): OwnFunctions {
  const byValue: ClippingFunctions['byValue'] = (gradient, limit) =>
    gradient.map((entry) => Math.max(-limit, Math.min(limit, entry)));
  return { clipCode: { byValue, byGlobalNorm } };
}

function scaled(factorOf: (norm: number, maxNorm: number) => number, squareRoot = true): OwnFunctions {
  return clipping((gradients, maxNorm) => {
    const norm = squareRoot ? Math.hypot(...gradients.flat()) : Math.hypot(...gradients.flat()) ** 2;
    return gradients.map((gradient) => times(gradient, factorOf(norm, maxNorm)));
  });
}

const times = (vector: Vector, factor: number): Vector => vector.map((entry) => factor * entry);
const limiting = (norm: number, maxNorm: number) => (norm > maxNorm ? maxNorm / norm : 1);

function network(deviation: Parameters<typeof networkWith>[0]): OwnFunctions {
  const functions: NetworkFunctions = { lossAndGradients: networkWith(deviation) };
  return { netCode: functions };
}

/** What each mistake computes, by its id. */
export const mistakeFunctions: Readonly<Record<MistakeId, OwnFunctions>> = {
  'sigmoid:sign-of-exponent': activation((v) => sigma(-v), null),
  'sigmoid:one-forgotten': activation((v) => Math.exp(v), null),
  'sigmoid-derivative:upstream-forgotten': activation(null, (_, v) => sigma(v) * sigma(-v)),
  'sigmoid-derivative:activation-for-pre-activation': activation(null, (upstream, v) => upstream * v * (1 - v)),
  'sigmoid-derivative:square-forgotten': activation(null, (upstream, v) => upstream * sigma(-Math.abs(v))),
  'sigmoid-derivative:inner-sign-lost': activation(null, (upstream, v) => -upstream * sigma(v) * sigma(-v)),
  'sigmoid-derivative:tanh-derivative': activation(null, (upstream, v) => upstream * (1 - sigma(v) ** 2)),
  'relu:mask-inverted': activation(null, (upstream, v) => (v > 0 ? 0 : upstream)),
  'relu:mask-by-upstream': activation(null, (upstream) => Math.max(0, upstream)),
  'relu:upstream-forgotten': activation(null, (_, v) => (v > 0 ? 1 : 0)),
  'relu:passes-everything': activation(null, (upstream) => upstream),
  'leaky-relu:upstream-forgotten': activation(null, (_, v) => (v > 0 ? 1 : leakySlope)),
  'leaky-relu:relu-backward': activation(null, (upstream, v) => (v > 0 ? upstream : 0)),
  'leaky-relu:sides-exchanged': activation(null, (upstream, v) => (v < 0 ? upstream : leakySlope * upstream)),
  'he-init:two-forgotten': initialisation((fanIn) => Math.sqrt(1 / fanIn)),
  'he-init:variance-for-deviation': initialisation((fanIn) => 2 / fanIn),
  'he-init:root-of-two-only': initialisation((fanIn) => Math.sqrt(2) / fanIn),
  'batch-norm:statistics-constant': batchNormWith({ meanTerm: false, varianceTerm: false }),
  'batch-norm:mean-constant': batchNormWith({ meanTerm: false }),
  'batch-norm:variance-constant': batchNormWith({ varianceTerm: false }),
  'batch-norm:gamma-missing-from-dx': batchNormWith({ gammaInDx: false }),
  'batch-norm:dgamma-from-x': batchNormWith({ dgammaFromX: true }),
  'batch-norm:root-forgotten': batchNormWith({ root: (value) => value }),
  'gradient-clipping:norm-per-vector': clipping((gradients, maxNorm) =>
    gradients.map((gradient) => times(gradient, limiting(Math.hypot(...gradient), maxNorm))),
  ),
  'gradient-clipping:small-scaled-up': scaled((norm, maxNorm) => (norm === 0 ? 1 : maxNorm / norm)),
  'gradient-clipping:factor-inverted': scaled((norm, maxNorm) => 1 / limiting(norm, maxNorm)),
  'gradient-clipping:square-root-forgotten': scaled(limiting, false),
  'residual-block:identity-path-dropped': residualWith({ dx: (_identity, layer) => layer }),
  'residual-block:layer-path-dropped': residualWith({ dx: (identity) => identity }),
  'residual-block:skip-missing': residualWith({ output: (_, layer) => layer }),
  'residual-block:paths-averaged': residualWith({ dx: (identity, layer) => (identity + layer) / 2 }),
  'residual-block:mask-missing': residualWith({ mask: () => 1 }),
  'deep-network:batch-size-missing': network({ divisorOfLoss: () => 1 }),
  'deep-network:batch-size-in-every-layer': network({ divisorOfLayer: (count) => count }),
  'deep-network:mask-missing': network({ mask: () => 1 }),
  'deep-network:sign-flipped': network({ divisorOfLoss: (count) => -count }),
};
