/** What a measurement means, in words: for screen readers, for the figure captions and for the experiments' checks. */
import type { LabConfig } from './config';
import type { Measurement } from './protocol';

/** The first layer's gradient norm over the last one's; 0 where it underflowed, NaN where there is none. */
export function gradientRatio(measurement: Measurement): number {
  const first = measurement.gradientNorms[0] ?? Number.NaN;
  const last = measurement.gradientNorms.at(-1) ?? Number.NaN;
  return first / last;
}

export type Health = 'vanishing' | 'stalled' | 'healthy' | 'exploding' | 'diverged';

/**
 * Within a factor of 1,000 between the ends of a network counts as healthy, unless nothing is left anywhere although the
 * loss is still that of guessing: the network has settled for a poor solution.
 */
export function gradientHealth(measurement: Measurement): Health {
  if (measurement.diverged) return 'diverged';
  if (Math.max(...measurement.gradientNorms) < 1e-5 && measurement.loss > 0.6) return 'stalled';
  const ratio = gradientRatio(measurement);
  if (ratio < 1e-3) return 'vanishing';
  return ratio > 1e3 ? 'exploding' : 'healthy';
}

/** 1-based hidden layers whose weights move by at least 1 in 100,000 a step (update-to-data ratio). */
export function learningLayers(measurement: Measurement): number[] {
  return measurement.updateRatios.slice(0, -1).flatMap((ratio, index) => (ratio >= 1e-5 ? [index + 1] : []));
}

/** A sentence or three, without symbols that a screen reader stumbles over. */
export function inWords(measurement: Measurement, config: LabConfig): string {
  if (measurement.diverged) {
    return `Diverged after ${measurement.step} ${measurement.step === 1 ? 'step' : 'steps'}: a loss or gradient is no longer finite. Try a smaller learning rate, clipping, or another initialisation.`;
  }
  const percent = Math.round(measurement.accuracy * 100);
  const health = {
    vanishing: `The first layer's gradient is ${times(1 / gradientRatio(measurement))} smaller than the output layer's: it vanishes.`,
    stalled:
      measurement.step === 0
        ? 'No layer has a gradient above 0.00001: there is next to nothing to learn from.'
        : 'No layer has a gradient above 0.00001 and the loss is still that of guessing: the network has settled for a poor solution.',
    healthy: 'The gradient keeps its size from the output layer to the first.',
    exploding: `The first layer's gradient is ${times(gradientRatio(measurement))} larger than the output layer's: it explodes.`,
    diverged: '',
  }[gradientHealth(measurement)];
  const saturated = Math.max(...measurement.activations.map((layer) => layer.saturated));
  const flat =
    saturated > 0.5 && config.activation !== 'leaky-relu'
      ? ` In one layer ${Math.round(saturated * 100)} % of the units are on a flat part.`
      : '';
  return `Step ${measurement.step}: loss ${measurement.loss.toPrecision(3)}, ${percent} % right. ${health}${flat}`;
}

function times(factor: number): string {
  if (!Number.isFinite(factor)) return 'immeasurably';
  return factor >= 1e6
    ? `10^${Math.round(Math.log10(factor))} times`
    : `${Number(factor.toPrecision(2)).toLocaleString('en')} times`;
}

/** Every measurement as CSV (RFC 4180), a row each: the numbers behind all of the lab's figures. */
export function toCsv(history: readonly Measurement[]): string {
  const layers = history[0]?.gradientNorms.length ?? 0;
  const hidden = history[0]?.activations.length ?? 0;
  const numbered = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}_${index + 1}`);
  const header = [
    'step',
    'loss',
    'accuracy',
    ...numbered('gradient_norm', layers),
    ...numbered('update_ratio', layers),
    ...numbered('activation_mean', hidden),
    ...numbered('activation_std', hidden),
    ...numbered('saturated', hidden),
  ];
  const rows = history.map((m) => [
    m.step,
    m.loss,
    m.accuracy,
    ...m.gradientNorms,
    ...m.updateRatios,
    ...m.activations.map((layer) => layer.mean),
    ...m.activations.map((layer) => layer.std),
    ...m.activations.map((layer) => layer.saturated),
  ]);
  return `${[header, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}
