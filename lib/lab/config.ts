/**
 * What a run of the Gradient lab is: everything that its curves depend on. It lives in the address, so that a shared
 * link trains the same network on the same data from the same seed.
 */
import { z } from 'zod';
import { codes, contracts, exerciseOf } from './own-code';

export const activations = ['sigmoid', 'tanh', 'relu', 'leaky-relu'] as const;
export const initialisations = ['normal', 'lecun', 'glorot', 'he'] as const;
export const clippings = ['none', 'value', 'norm'] as const;
export const optimisers = ['sgd', 'momentum', 'adam'] as const;
export const dataSets = ['moons', 'spirals', 'circles', 'xor'] as const;

export const labConfigSchema = z.object({
  /** Hidden layers; the output unit comes on top. */
  depth: z.coerce.number().int().min(1).max(50).default(10),
  /** Units in each hidden layer. */
  width: z.coerce.number().int().min(2).max(64).default(16),
  activation: z.enum(activations).default('sigmoid'),
  /** Weights: N(0, 1) · N(0, 1/fan-in) · Glorot N(0, 2/(fan-in + fan-out)) · He N(0, 2/fan-in). */
  initialisation: z.enum(initialisations).default('lecun'),
  batchNorm: flag(),
  residual: flag(),
  clipping: z.enum(clippings).default('none'),
  /** The bound of an entry (value) or of the global L2 norm (norm). */
  clipAt: z.coerce.number().positive().max(1000).default(1),
  optimiser: z.enum(optimisers).default('sgd'),
  learningRate: z.coerce.number().positive().max(100).default(0.1),
  dataSet: z.enum(dataSets).default('moons'),
  /** Whose activation runs: the lab's, the student's own of an exercise, or a known mistake. It decides `activation`. */
  code: z.enum(codes).default('built-in'),
  seed: z.coerce.number().int().min(0).max(999_999).default(1),
});
export type LabConfig = z.infer<typeof labConfigSchema>;

/** '1' and 'true' are on; everything else a reader may type is off. */
function flag() {
  return z.union([z.boolean(), z.string().transform((text) => text === '1' || text === 'true')]).default(false);
}

export const defaultLabConfig: LabConfig = labConfigSchema.parse({});

/** Writes what differs from the defaults, so that a shared address stays short. */
export function toSearch(config: LabConfig): URLSearchParams {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(config)) {
    const usual: unknown = Reflect.get(defaultLabConfig, key);
    if (value !== usual) search.set(key, typeof value === 'boolean' ? (value ? '1' : '0') : String(value));
  }
  return search;
}

/**
 * Reads an address. A value out of range falls back to its default and is named in `problems`, so that an old or
 * mistyped link still opens.
 */
export function fromSearch(search: URLSearchParams): { config: LabConfig; problems: string[] } {
  const given = Object.fromEntries([...search].filter(([key]) => key in labConfigSchema.shape));
  const parsed = labConfigSchema.safeParse(given);
  if (parsed.success) return { config: withItsActivation(parsed.data), problems: [] };
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  const kept = Object.fromEntries(Object.entries(given).filter(([key]) => !wrong.has(key)));
  return {
    config: withItsActivation(labConfigSchema.parse(kept)),
    problems: [...wrong].map(
      (key) => `The address asks for ${key} = "${given[key]}", which is not possible; the default is used.`,
    ),
  };
}

/** Code of an exercise is that of one activation. */
export function withItsActivation(config: LabConfig): LabConfig {
  const exercise = exerciseOf(config.code);
  return exercise === null ? config : { ...config, activation: contracts[exercise].activation };
}
