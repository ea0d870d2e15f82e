/** Guided experiments: a network to start from, a question, and a check of what the reader's own run shows. */
import { defaultLabConfig, type LabConfig } from './config';
import type { Measurement } from './protocol';
import { gradientRatio, learningLayers } from './summary';

export interface Experiment {
  readonly id: string;
  readonly title: string;
  /** What to do, plain text. */
  readonly task: string;
  readonly start: LabConfig;
  /** A number that the reader types, checked against the run; null where the run itself is the answer. */
  readonly asks: string | null;
  readonly check: (run: {
    config: LabConfig;
    history: readonly Measurement[];
    answer: number | null;
  }) => ExperimentResult;
}

export interface ExperimentResult {
  readonly done: boolean;
  readonly message: string;
}

const vanished: LabConfig = {
  ...defaultLabConfig,
  depth: 20,
  activation: 'sigmoid',
  initialisation: 'lecun',
  learningRate: 0.5,
};
/** At this rate the cures that the course teaches suffice, ReLU with He initialisation among them. */
const toRescue: LabConfig = { ...vanished, learningRate: 0.1 };
/** What counts as a change, as it is called on the page. */
const names = {
  dataSet: 'the data',
  width: 'the width',
  activation: 'the activation',
  initialisation: 'the initialisation',
  batchNorm: 'batch normalisation',
  residual: 'residual connections',
  clipping: 'the clipping',
  optimiser: 'the optimiser',
  learningRate: 'the learning rate',
  seed: 'the seed',
  depth: 'the depth',
  code: 'whose activation runs',
  initCode: 'whose initialisation runs',
  normCode: 'whose batch norm runs',
  skipCode: 'whose residual block runs',
  netCode: 'whose gradients are used',
  clipCode: 'whose clipping runs',
} as const satisfies Partial<Record<keyof LabConfig, string>>;
const setting = Object.keys(names) as (keyof typeof names)[]; // Object.keys forgets them

export const experiments: readonly Experiment[] = [
  {
    id: 'first-learning-layer',
    title: 'Find the first layer that still learns',
    task: 'Twenty sigmoid layers. Press "One step" once and read the update-to-data ratios: which is the first hidden layer whose weights moved by at least 1 in 100,000 (10⁻⁵)? Then train on and watch even that end.',
    start: vanished,
    asks: 'The number of the layer',
    check: ({ config, history, answer }) => {
      const step = history.find((measurement) => measurement.step > 0);
      if (!same(config, vanished, setting))
        return no('The settings were changed: press "Set up" to get the network of this experiment back.');
      if (step?.step !== 1) return no('Press "Reset" and then "One step": the first step is asked for.');
      const first = learningLayers(step)[0];
      if (first === undefined) return no('With this seed no hidden layer reaches 10⁻⁵: press "Set up".');
      if (answer === first)
        return yes(`Layer ${first} it is: the ${first - 1} layers before it are as good as frozen.`);
      return no(
        answer === null
          ? 'Type the number of the layer.'
          : `Layer ${answer} is not it. Look along the update-to-data figure for where it crosses 10⁻⁵.`,
      );
    },
  },
  {
    id: 'two-changes',
    title: 'Rescue it with two changes',
    task: 'The same twenty layers, with a smaller learning rate. Change exactly two settings so that the network classifies at least 95 % of the moons within 400 steps.',
    start: toRescue,
    asks: null,
    check: ({ config, history }) => {
      const changed = setting.filter((key) => config[key] !== toRescue[key]);
      if (config.depth !== toRescue.depth)
        return no('The depth must stay at 20: a shallower network would not be a rescue.');
      if (changed.length !== 2)
        return no(
          `You changed ${changed.length === 0 ? 'nothing yet' : `${changed.length} settings (${changed.map((key) => names[key]).join(', ')})`}: exactly two are asked.`,
        );
      const best = history.find((measurement) => measurement.accuracy >= 0.95 && measurement.step <= 400);
      if (best)
        return yes(
          `${Math.round(best.accuracy * 100)} % after ${best.step} steps, with ${changed.map((key) => names[key]).join(' and ')} changed.`,
        );
      const last = history.at(-1);
      if (last?.diverged) return no(`${divergedAt(last)} Reset, and try another pair.`);
      return no(
        last && last.step >= 400
          ? 'Not within 400 steps. Look at what the gradient norms say, reset, and try another pair.'
          : 'Train on: 95 % has not been reached yet.',
      );
    },
  },
  {
    id: 'clipping-does-not-enlarge',
    title: 'Can clipping save a vanishing gradient?',
    task: "Add clipping by global norm to the twenty sigmoid layers and compare the first layer's gradient with the output layer's before the first step. Then train 50 steps.",
    start: vanished,
    asks: null,
    check: ({ config, history }) => {
      const last = history.at(-1);
      if (config.clipping !== 'norm') return no('Set the gradient clipping to "By global norm".');
      const others = setting.filter((key) => key !== 'clipping' && key !== 'clipCode');
      if (!same(config, vanished, others)) return no('Change nothing but the clipping.');
      if (last?.diverged) return no(`${divergedAt(last)} Press "Set up" to begin anew.`);
      if (!last || last.step < 50) return no('Train for at least 50 steps.');
      // Read at the start: such a network settles within 20 steps, its output layer's gradient is zero and there is no ratio.
      const [early = last] = history;
      const exponent = Math.round(Math.log10(Math.max(gradientRatio(early), Number.MIN_VALUE)));
      return yes(
        `At step ${early.step} the first layer's gradient was about 10^${exponent} of the output layer's: clipping limits large gradients, it does not enlarge small ones.`,
      );
    },
  },
];

function same(a: LabConfig, b: LabConfig, keys: readonly (keyof LabConfig)[]): boolean {
  return keys.every((key) => a[key] === b[key]);
}

function divergedAt({ step }: Measurement): string {
  return `This run diverged after ${step} ${step === 1 ? 'step' : 'steps'}: a loss or a gradient is no longer a finite number.`;
}

function yes(message: string): ExperimentResult {
  return { done: true, message };
}

function no(message: string): ExperimentResult {
  return { done: false, message };
}
