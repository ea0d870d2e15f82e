/** What the lab's page and its training worker say to each other. Types only. */
import type { LabConfig } from './config';
import type { OwnExercise } from './own/codes';

export type ToWorker =
  /** `sources` is the student's code for each exercise that the configuration names. */
  | {
      readonly kind: 'start';
      readonly run: number;
      readonly config: LabConfig;
      readonly sources: Partial<Readonly<Record<OwnExercise, string>>>;
      readonly wasmUrl: string;
    }
  /** Train `steps` steps, then stop and report. The page asks again, so that it sets the pace. */
  | { readonly kind: 'train'; readonly run: number; readonly steps: number }
  | { readonly kind: 'boundary'; readonly run: number; readonly size: number };

export type FromTrainer =
  | { readonly kind: 'started'; readonly run: number; readonly points: readonly Point[]; readonly parameters: number }
  | { readonly kind: 'measured'; readonly run: number; readonly measurement: Measurement }
  /** Probabilities of class 1 on a size × size grid over [−extent, extent]², row by row from the lowest y. */
  | {
      readonly kind: 'boundary';
      readonly run: number;
      readonly size: number;
      readonly extent: number;
      readonly probabilities: Float32Array;
    }
  | { readonly kind: 'failed'; readonly run: number; readonly message: string };

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly label: 0 | 1;
}

/** One look at the network. Layers are hidden layers in order, then the output layer where a figure has one. */
export interface Measurement {
  /** Steps taken so far. */
  readonly step: number;
  readonly loss: number;
  /** Share of the training points classified rightly, 0…1. */
  readonly accuracy: number;
  /** L2 norm of ∂loss/∂W per layer, output layer last, before clipping. */
  readonly gradientNorms: readonly number[];
  /** Mean, standard deviation and saturated share (0…1) of the activations per hidden layer. */
  readonly activations: readonly { readonly mean: number; readonly std: number; readonly saturated: number }[];
  /** ‖ΔW‖ / ‖W‖ per layer, output layer last; log10 near −3 is healthy (Karpathy). */
  readonly updateRatios: readonly number[];
  /** True once a loss, weight or gradient is no longer finite: training stops there. */
  readonly diverged: boolean;
}
