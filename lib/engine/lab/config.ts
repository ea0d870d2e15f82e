/**
 * What a run of the Gradient lab is: everything that its curves depend on. It lives in the address, so that a shared
 * link trains the same network on the same data from the same seed.
 */

import { z } from 'zod';
import { own } from '@/lib/core/text/own';
import { type Code, type CodePart, codesOf, contracts, exerciseOf, type OwnExercise, parts } from './own/codes';

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
  /** Whose activation, initialisation, batch norm, residual block, gradients and clipping run: see own/codes.ts. */
  ...(Object.fromEntries(parts.map((part) => [part, codeOf(part)])) as Record<CodePart, ReturnType<typeof codeOf>>),
  seed: z.coerce.number().int().min(0).max(999_999).default(1),
});
export type LabConfig = z.infer<typeof labConfigSchema>;

/** '1' and 'true' are on; everything else a reader may type is off. */
function flag() {
  return z.union([z.boolean(), z.string().transform((text) => text === '1' || text === 'true')]).default(false);
}

function codeOf(part: CodePart) {
  return z.enum(codesOf(part) as [Code, ...Code[]]).default('built-in'); // 'built-in' is always there
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

/** The lab's page with these runs: the first in the plain parameters, a second one as a whole in `b`. */
export function toAddress([a, b]: readonly LabConfig[]): '/lab' | `/lab?${string}` {
  const search = toSearch(a ?? defaultLabConfig);
  if (b) search.set('b', toSearch(b).toString());
  const text = search.toString();
  return text ? `/lab?${text}` : '/lab';
}

/**
 * Reads an address. A value out of range falls back to its default and is named in `problems`, so that an old or
 * mistyped link still opens.
 */
export function fromSearch(search: URLSearchParams): { config: LabConfig; problems: string[] } {
  const given = Object.fromEntries([...search].filter(([key]) => Object.hasOwn(labConfigSchema.shape, key)));
  const parsed = labConfigSchema.safeParse(given);
  if (parsed.success) return { config: settled(parsed.data), problems: [] };
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  const kept = Object.fromEntries(Object.entries(given).filter(([key]) => !wrong.has(key)));
  return {
    config: settled(labConfigSchema.parse(kept)),
    problems: [...wrong].map(
      (key) => `The address asks for ${key} = "${own(given, key)}", which is not possible; the default is used.`,
    ),
  };
}

/** What must be set for an exercise's functions to be called at all. */
const needs: Readonly<Record<OwnExercise, (config: LabConfig) => Partial<LabConfig>>> = {
  sigmoid: () => ({ activation: 'sigmoid' }),
  'sigmoid-derivative': () => ({ activation: 'sigmoid' }),
  relu: () => ({ activation: 'relu' }),
  'leaky-relu': () => ({ activation: 'leaky-relu' }),
  'he-init': ({ initialisation }) => ({ initialisation: initialisation === 'glorot' ? 'glorot' : 'he' }),
  'batch-norm': () => ({ batchNorm: true }),
  'gradient-clipping': ({ clipping }) => ({ clipping: clipping === 'value' ? 'value' : 'norm' }),
  'residual-block': () => ({ residual: true, activation: 'relu', batchNorm: false }),
  'deep-network': () => ({ residual: false, activation: 'relu', batchNorm: false }),
};
/** Parts that a whole block or a whole network of the student's takes the place of. */
const replaced: Partial<Record<CodePart, readonly CodePart[]>> = {
  skipCode: ['code', 'normCode'],
  netCode: ['code', 'normCode', 'skipCode'],
};

/** Puts the code into its part, with the settings that it needs; what stands against it becomes built-in. */
export function withCode(config: LabConfig, part: CodePart, code: Code): LabConfig {
  const exercise = exerciseOf(code);
  const needed = exercise === null ? {} : needs[exercise](config);
  return withSetting({ ...config, [part]: code }, needed, part);
}

/** Changes settings; code that no longer fits them becomes built-in. */
export function withSetting(config: LabConfig, change: Partial<LabConfig>, kept?: CodePart): LabConfig {
  const changed = { ...config, ...change };
  for (const part of parts) {
    const exercise = exerciseOf(changed[part]);
    if (exercise === null || part === kept) continue;
    const fits = Object.entries(needs[exercise](changed)).every(([key, value]) => Reflect.get(changed, key) === value);
    const isReplaced = parts.some((other) => exerciseOf(changed[other]) !== null && replaced[other]?.includes(part));
    const replacesKept = kept && exerciseOf(changed[kept]) !== null && replaced[part]?.includes(kept);
    if (!fits || isReplaced || replacesKept) changed[part] = 'built-in';
  }
  return changed;
}

/** An address may ask for code and settings that exclude each other: the code decides, later parts over earlier ones. */
export function settled(config: LabConfig): LabConfig {
  return parts.reduce((made, part) => withCode(made, part, config[part]), config);
}

/** A network in which an exercise's functions show what they are for. */
export function showcase(exercise: OwnExercise, code: Code = exercise): LabConfig {
  const part = contracts[exercise].part;
  return withCode({ ...defaultLabConfig, ...stages[exercise] }, part, code);
}

const rectified = { activation: 'relu', initialisation: 'he' } as const;
/** Networks that right code trains within some 200 steps, so that a slip shows. */
const shallow = { depth: 3, optimiser: 'adam', learningRate: 0.05 } as const;
const stages: Readonly<Record<OwnExercise, Partial<LabConfig>>> = {
  sigmoid: shallow,
  'sigmoid-derivative': shallow,
  relu: rectified,
  'leaky-relu': { activation: 'leaky-relu', initialisation: 'he' },
  'he-init': { ...rectified, depth: 20, learningRate: 0.05 },
  'batch-norm': { ...rectified, depth: 20, batchNorm: true },
  'gradient-clipping': { ...rectified, depth: 6, initialisation: 'normal', clipping: 'norm' },
  'residual-block': { ...rectified, depth: 12, initialisation: 'lecun', residual: true },
  'deep-network': { ...rectified, depth: 6 },
};
