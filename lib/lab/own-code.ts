/**
 * Which exercises' functions can drive a network of the lab, and the known mistakes that can be tried in their place. The
 * mistakes are written here rather than taken from the exercises, whose files a student's browser never gets.
 */

export const ownExercises = ['sigmoid', 'sigmoid-derivative', 'relu', 'leaky-relu'] as const;
export type OwnExercise = (typeof ownExercises)[number];

interface Contract {
  readonly title: string;
  readonly activation: 'sigmoid' | 'relu' | 'leaky-relu';
  /** Names of the student's functions; null where the exercise has none and the lab's own stands in. */
  readonly forward: string | null;
  readonly backward: string | null;
  /** Arguments after the vectors. */
  readonly extra: readonly number[];
}

export const contracts: Readonly<Record<OwnExercise, Contract>> = {
  sigmoid: { title: 'Sigmoid', activation: 'sigmoid', forward: 'sigmoid', backward: null, extra: [] },
  'sigmoid-derivative': {
    title: 'Sigmoid’s derivative',
    activation: 'sigmoid',
    forward: null,
    backward: 'sigmoidBackward',
    extra: [],
  },
  relu: { title: 'ReLU', activation: 'relu', forward: 'relu', backward: 'reluBackward', extra: [] },
  'leaky-relu': {
    title: 'Leaky ReLU',
    activation: 'leaky-relu',
    forward: 'leakyRelu',
    backward: 'leakyReluBackward',
    extra: [0.01],
  },
};

export const mistakeIds = [
  'sigmoid-derivative:upstream-forgotten',
  'sigmoid-derivative:activation-for-pre-activation',
  'relu:mask-inverted',
  'relu:upstream-forgotten',
  'leaky-relu:upstream-forgotten',
] as const;
export type MistakeId = (typeof mistakeIds)[number];

interface Mistake {
  readonly exercise: OwnExercise;
  readonly title: string;
  readonly source: string;
}

const sigmoid = 'const s = (v) => 1 / (1 + Math.exp(-v));';
const relu = 'export const relu = (z) => z.map((v) => Math.max(0, v));';
const leaky = 'export const leakyRelu = (z, slope) => z.map((v) => (v > 0 ? v : slope * v));';

export const mistakes: Readonly<Record<MistakeId, Mistake>> = {
  'sigmoid-derivative:upstream-forgotten': {
    exercise: 'sigmoid-derivative',
    title: 'sigmoidBackward without upstream',
    source: `${sigmoid} export const sigmoidBackward = (upstream, z) => z.map((v) => s(v) * (1 - s(v)));`,
  },
  'sigmoid-derivative:activation-for-pre-activation': {
    exercise: 'sigmoid-derivative',
    title: 'sigmoidBackward with z(1 − z)',
    source: 'export const sigmoidBackward = (upstream, z) => z.map((v, i) => upstream[i] * v * (1 - v));',
  },
  'relu:mask-inverted': {
    exercise: 'relu',
    title: 'reluBackward with the mask inverted',
    source: `${relu} export const reluBackward = (upstream, z) => z.map((v, i) => (v > 0 ? 0 : upstream[i]));`,
  },
  'relu:upstream-forgotten': {
    exercise: 'relu',
    title: 'reluBackward without upstream',
    source: `${relu} export const reluBackward = (upstream, z) => z.map((v) => (v > 0 ? 1 : 0));`,
  },
  'leaky-relu:upstream-forgotten': {
    exercise: 'leaky-relu',
    title: 'leakyReluBackward without upstream',
    source: `${leaky} export const leakyReluBackward = (upstream, z, slope) => z.map((v) => (v > 0 ? 1 : slope));`,
  },
};

export type Code = 'built-in' | OwnExercise | MistakeId;
export const codes: readonly ['built-in', ...(OwnExercise | MistakeId)[]] = [
  'built-in',
  ...ownExercises,
  ...mistakeIds,
];

/** The exercise whose functions a code stands for; null for the built-in ones. */
export function exerciseOf(code: Code): OwnExercise | null {
  if (code === 'built-in') return null;
  return code in mistakes ? mistakes[code as MistakeId].exercise : (code as OwnExercise); // `in` narrows no unions of strings
}

/** The fixed source of a known mistake; null where the source is the student's, or there is none. */
export function mistakeSource(code: Code): string | null {
  return code in mistakes ? mistakes[code as MistakeId].source : null; // `in` narrows no unions of strings
}
