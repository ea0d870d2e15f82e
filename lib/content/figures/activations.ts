/** Activation functions and their derivatives, side by side, for figures. */

export interface Activation {
  readonly name: string;
  readonly symbol: string;
  readonly f: (z: number) => number;
  /** At a kink: the right-hand slope. */
  readonly derivative: (z: number) => number;
  /** Where left and right slopes differ, with the left one; null where the function is smooth. */
  readonly kink: { readonly at: number; readonly left: number; readonly right: number } | null;
  /** Where the values and the slopes lie, in writing. */
  readonly bounds: { readonly f: string; readonly derivative: string };
  /** The largest slope, where it is reached at one point only; else null. */
  readonly steepest: { readonly at: number; readonly slope: number } | null;
  /** The vertical extent that a figure shows. */
  readonly range: readonly [number, number];
}

/** 1 / (1 + e^−z), in the form that does not overflow. */
function sigmoid(z: number): number {
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
}

const leakySlope = 0.1;

export const activationCurves = {
  sigmoid: {
    name: 'sigmoid',
    symbol: 'σ',
    f: sigmoid,
    derivative: (z) => sigmoid(z) * sigmoid(-z),
    kink: null,
    bounds: { f: 'within 0…1', derivative: 'within 0…0.25' },
    steepest: { at: 0, slope: 0.25 },
    range: [0, 1],
  },
  tanh: {
    name: 'tanh',
    symbol: 'tanh',
    f: Math.tanh,
    // Not 1 − tanh², which cancels to 0 from z = 20 on.
    derivative: (z) => 1 / Math.cosh(z) ** 2,
    kink: null,
    bounds: { f: 'within −1…1', derivative: 'within 0…1' },
    steepest: { at: 0, slope: 1 },
    range: [-1, 1],
  },
  relu: {
    name: 'ReLU',
    symbol: 'relu',
    f: (z) => Math.max(0, z),
    derivative: (z) => (z >= 0 ? 1 : 0),
    kink: { at: 0, left: 0, right: 1 },
    bounds: { f: 'at least 0', derivative: '0 or 1' },
    steepest: null,
    range: [-1, 6],
  },
  'leaky-relu': {
    name: 'leaky ReLU (slope 0.1)',
    symbol: 'leaky',
    f: (z) => (z > 0 ? z : leakySlope * z),
    derivative: (z) => (z >= 0 ? 1 : leakySlope),
    kink: { at: 0, left: leakySlope, right: 1 },
    bounds: { f: 'any number', derivative: `${leakySlope} or 1` },
    steepest: null,
    range: [-1, 6],
  },
} as const satisfies Readonly<Record<string, Activation>>;

/** The activation of a name, or the sigmoid. */
export function activationNamed(name: string | null): Activation {
  return name !== null && Object.hasOwn(activationCurves, name)
    ? activationCurves[name as keyof typeof activationCurves]
    : activationCurves.sigmoid;
}
