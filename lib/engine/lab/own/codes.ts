/**
 * Which parts of the lab's network can run a student's own code, from which exercise, and the known mistakes that can be
 * tried in their place. Names only: the student's source comes from the last passing attempt, and a mistake is computed by
 * the lab itself (`mistakes.ts`), since an exercise's files never reach a browser.
 */

/** What code can stand in for, in the order of the network's life; each is a field of the lab's configuration. */
export const parts = ['code', 'initCode', 'normCode', 'skipCode', 'netCode', 'clipCode'] as const;
export type CodePart = (typeof parts)[number];

interface Contract {
  readonly title: string;
  readonly part: CodePart;
}

/** The exercises whose functions can drive a network, in the order of the course. */
export const contracts = {
  sigmoid: { title: 'Sigmoid', part: 'code' },
  'sigmoid-derivative': { title: 'Sigmoid’s derivative', part: 'code' },
  relu: { title: 'ReLU', part: 'code' },
  'leaky-relu': { title: 'Leaky ReLU', part: 'code' },
  'he-init': { title: 'He and Glorot initialisation', part: 'initCode' },
  'batch-norm': { title: 'Batch norm', part: 'normCode' },
  'gradient-clipping': { title: 'Gradient clipping', part: 'clipCode' },
  'residual-block': { title: 'Residual block', part: 'skipCode' },
  'deep-network': { title: 'Deep network', part: 'netCode' },
} as const satisfies Readonly<Record<string, Contract>>;
export type OwnExercise = keyof typeof contracts;

/** Title by `<exercise>:<mistake's id in the exercise>`. */
export const mistakes = {
  'sigmoid:sign-of-exponent': 'sigmoid falls instead of rising',
  'sigmoid:one-forgotten': 'sigmoid without the 1 in the denominator',
  'sigmoid-derivative:upstream-forgotten': 'sigmoidBackward without upstream',
  'sigmoid-derivative:activation-for-pre-activation': 'sigmoidBackward with z(1 − z)',
  'sigmoid-derivative:square-forgotten': 'sigmoidBackward with e⁻ᶻ / (1 + e⁻ᶻ)',
  'sigmoid-derivative:inner-sign-lost': 'sigmoidBackward with the sign lost',
  'sigmoid-derivative:tanh-derivative': 'sigmoidBackward with the slope of tanh',
  'relu:mask-inverted': 'reluBackward with the mask inverted',
  'relu:mask-by-upstream': 'reluBackward masked by the sign of upstream',
  'relu:upstream-forgotten': 'reluBackward without upstream',
  'relu:passes-everything': 'reluBackward without a mask',
  'leaky-relu:upstream-forgotten': 'leakyReluBackward without upstream',
  'leaky-relu:relu-backward': 'leakyReluBackward of the plain ReLU',
  'leaky-relu:sides-exchanged': 'leakyReluBackward with its sides exchanged',
  'he-init:two-forgotten': 'heNormal without the 2',
  'he-init:variance-for-deviation': 'heNormal scaled by the variance, not by its root',
  'he-init:root-of-two-only': 'heNormal with √2 / fanIn',
  'batch-norm:statistics-constant': 'backward with mean and variance as constants',
  'batch-norm:mean-constant': 'backward with the mean as a constant',
  'batch-norm:variance-constant': 'backward with the variance as a constant',
  'batch-norm:gamma-missing-from-dx': 'backward without γ in dx',
  'batch-norm:dgamma-from-x': 'dγ from x instead of x̂',
  'batch-norm:root-forgotten': 'forward divides by the variance',
  'gradient-clipping:norm-per-vector': 'a norm for each vector instead of one for all',
  'gradient-clipping:small-scaled-up': 'small gradients scaled up too',
  'gradient-clipping:factor-inverted': 'scaled by norm / maxNorm',
  'gradient-clipping:square-root-forgotten': 'the norm without its square root',
  'residual-block:identity-path-dropped': 'backward without the identity path',
  'residual-block:layer-path-dropped': 'backward without the layer’s path',
  'residual-block:skip-missing': 'forward without the identity path',
  'residual-block:paths-averaged': 'backward with the two paths averaged',
  'residual-block:mask-missing': 'backward without ReLU’s mask',
  'deep-network:batch-size-missing': 'gradients summed over the batch, not averaged',
  'deep-network:batch-size-in-every-layer': '1/N applied in every layer',
  'deep-network:mask-missing': 'gradients without ReLU’s mask',
  'deep-network:sign-flipped': 'gradients with the wrong sign',
} as const;
export type MistakeId = keyof typeof mistakes;

export const ownExercises = keysOf(contracts);
export const mistakeIds = keysOf(mistakes);

export type Code = 'built-in' | OwnExercise | MistakeId;

/** What the part may run: built-in, the student's own, a known mistake. */
export function codesOf(part: CodePart): readonly Code[] {
  return [
    'built-in',
    ...exercisesOf(part),
    ...mistakeIds.filter((id) => contracts[exerciseOfMistake(id)].part === part),
  ];
}

export function exercisesOf(part: CodePart): readonly OwnExercise[] {
  return ownExercises.filter((slug) => contracts[slug].part === part);
}

/** Whose functions a code stands for; null for the built-in ones. */
export function exerciseOf(code: Code): OwnExercise | null {
  if (code === 'built-in') return null;
  return isMistake(code) ? exerciseOfMistake(code) : code;
}

export function isMistake(code: string): code is MistakeId {
  return Object.hasOwn(mistakes, code);
}

export function isOwnExercise(slug: string): slug is OwnExercise {
  return Object.hasOwn(contracts, slug);
}

export function mistakesOf(exercise: OwnExercise): readonly MistakeId[] {
  return mistakeIds.filter((id) => exerciseOfMistake(id) === exercise);
}

/** `mistake` as an exercise calls it, or null where the lab cannot show what it does to training. */
export function findMistakeCode(exercise: string, mistake: string): MistakeId | null {
  const id = `${exercise}:${mistake}`;
  return isMistake(id) ? id : null;
}

function exerciseOfMistake(id: MistakeId): OwnExercise {
  return id.slice(0, id.indexOf(':')) as OwnExercise; // the ids above are written that way
}

function keysOf<T extends object>(record: T): readonly (keyof T)[] {
  return Object.keys(record) as (keyof T)[]; // Object.keys forgets them
}
