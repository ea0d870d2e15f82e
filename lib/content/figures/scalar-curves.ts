/**
 * Exercises whose functions work number by number, so that a student's can be drawn as curves beside the textbook's. The
 * reference is the well-known formula, never the exercise's solution.
 */
import { own } from '@/lib/core/text/own';
import { activationCurves } from './activations';

/** Elementwise functions are sampled at once: `z` is the whole grid. */
export interface ScalarCurve {
  /** What the student calls it, with its fixed arguments: `reluBackward(2, z)`. */
  readonly label: string;
  readonly function: string;
  /** Arguments of the call. */
  readonly args: (z: readonly number[]) => readonly (number | readonly number[])[];
  /** The sample is the function's own slope, by central differences over ±`differenceStep`. */
  readonly isSlope: boolean;
  readonly reference: (z: number) => number;
  /** Where any value between the two one-sided ones is right. */
  readonly kink: { readonly at: number; readonly low: number; readonly high: number } | null;
  /** The vertical extent of the picture. */
  readonly range: readonly [number, number];
  /** Of the vertical axis. */
  readonly marks: readonly number[];
}

export interface ScalarCurves {
  readonly variable: string;
  /** The picture spans −extent to extent. */
  readonly extent: number;
  readonly curves: readonly ScalarCurve[];
}

const differenceStep = 1e-4;
/** An upstream other than 1, so that one that was forgotten shows. */
const upstream = 2;
const slope = 0.1;
const limit = 1;
const { sigmoid, relu, 'leaky-relu': leaky } = activationCurves;
const smooth = { isSlope: false, kink: null } as const;

const byExercise: Readonly<Record<string, ScalarCurves>> = {
  sigmoid: {
    variable: 'z',
    extent: 6,
    curves: [
      {
        ...smooth,
        label: 'sigmoid(z)',
        function: 'sigmoid',
        args: (z) => [z],
        reference: sigmoid.f,
        range: [0, 1],
        marks: [0, 0.5, 1],
      },
      {
        ...smooth,
        label: 'the slope of sigmoid(z)',
        function: 'sigmoid',
        args: (z) => [z],
        isSlope: true,
        reference: sigmoid.derivative,
        range: [0, 0.3],
        marks: [0, 0.1, 0.2, 0.3],
      },
    ],
  },
  'sigmoid-derivative': {
    variable: 'z',
    extent: 6,
    curves: [
      {
        ...smooth,
        label: 'sigmoidDerivative(z)',
        function: 'sigmoidDerivative',
        args: (z) => [z],
        reference: sigmoid.derivative,
        range: [0, 0.3],
        marks: [0, 0.1, 0.2, 0.3],
      },
      {
        ...smooth,
        label: `sigmoidBackward(${upstream}, z)`,
        function: 'sigmoidBackward',
        args: (z) => [z.map(() => upstream), z],
        reference: (z) => upstream * sigmoid.derivative(z),
        range: [0, 0.6],
        marks: [0, 0.2, 0.4, 0.6],
      },
    ],
  },
  relu: {
    variable: 'z',
    extent: 4,
    curves: [
      {
        ...smooth,
        label: 'relu(z)',
        function: 'relu',
        args: (z) => [z],
        reference: relu.f,
        range: [-1, 4],
        marks: [0, 2, 4],
      },
      {
        label: `reluBackward(${upstream}, z)`,
        function: 'reluBackward',
        args: (z) => [z.map(() => upstream), z],
        isSlope: false,
        reference: (z) => upstream * relu.derivative(z),
        kink: { at: 0, low: 0, high: upstream },
        range: [-0.5, 2.5],
        marks: [0, 1, 2],
      },
    ],
  },
  'leaky-relu': {
    variable: 'z',
    extent: 4,
    curves: [
      {
        ...smooth,
        label: `leakyRelu(z, ${slope})`,
        function: 'leakyRelu',
        args: (z) => [z, slope],
        reference: leaky.f,
        range: [-1, 4],
        marks: [0, 2, 4],
      },
      {
        label: `leakyReluBackward(${upstream}, z, ${slope})`,
        function: 'leakyReluBackward',
        args: (z) => [z.map(() => upstream), z, slope],
        isSlope: false,
        reference: (z) => upstream * leaky.derivative(z),
        kink: { at: 0, low: upstream * slope, high: upstream },
        range: [-0.5, 2.5],
        marks: [0, 1, 2],
      },
    ],
  },
  'gradient-clipping': {
    variable: 'g',
    extent: 3,
    curves: [
      {
        ...smooth,
        label: `clipByValue(g, ${limit})`,
        function: 'clipByValue',
        args: (g) => [g, limit],
        reference: (g) => Math.min(limit, Math.max(-limit, g)),
        range: [-1.5, 1.5],
        marks: [-1, 0, 1],
      },
    ],
  },
};

/** Null for an exercise without a function of one number. */
export function findScalarCurves(slug: string): ScalarCurves | null {
  return own(byExercise, slug) ?? null;
}

/** 121 places from −extent to extent, 0 among them exactly. */
export function gridOf({ extent }: ScalarCurves): number[] {
  return Array.from({ length: 121 }, (_, index) => ((index - 60) / 60) * extent);
}

/** What to call for a curve: its function over the grid, or to both sides of it for a slope. */
export function callsOf({ function: name, args, isSlope }: ScalarCurve, grid: readonly number[]) {
  const at = (z: readonly number[]) => ({ function: name, args: args(z) });
  if (!isSlope) return [at(grid)];
  return [at(grid.map((z) => z + differenceStep)), at(grid.map((z) => z - differenceStep))];
}

/** The curve from what the calls gave; null where they gave no vector of the grid's length. */
export function valuesFrom(
  { isSlope }: ScalarCurve,
  grid: readonly number[],
  [first, second]: readonly (readonly number[] | null | undefined)[],
): readonly number[] | null {
  if (first?.length !== grid.length) return null;
  if (!isSlope) return first;
  if (second?.length !== grid.length) return null;
  return first.map((value, index) => (value - (second[index] ?? Number.NaN)) / (2 * differenceStep));
}
