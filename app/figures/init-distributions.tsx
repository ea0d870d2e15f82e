'use client';

import { useEffect, useState } from 'react';
import { readable } from '@/lib/content/figures/format';
import {
  activationDistributions,
  type Initialisation,
  type LayerDistribution,
  ranges,
} from '@/lib/content/figures/init-distributions';
import { Choice } from './choice';
import classes from './figure.module.css';
import { FigureFrame } from './frame';
import { inTurns } from './in-turns';
import { useWidth } from './use-width';
import { Written, WrittenSvg } from './written';

const names: Readonly<Record<Initialisation, string>> = {
  unit: 'N(0, 1)',
  small: 'N(0, 0.01²)',
  glorot: 'Glorot',
  he: 'He',
};
const activationNames = { tanh: 'tanh', relu: 'ReLU' } as const;
type Shown = keyof typeof activationNames;
const size = { layers: 10, width: 64, samples: 64, seed: 1 };

/** Activations of ten layers before training, as one histogram a layer. */
export function InitDistributions() {
  const [activation, setActivation] = useState<Shown>('relu');
  const [initialisation, setInitialisation] = useState<Initialisation>('unit');
  const [ref, width] = useWidth();
  const layers = useDistributions(activation, initialisation);
  const stuck = activation === 'tanh' ? 'saturated (|a| > 0.95)' : 'exactly 0';
  return (
    <FigureFrame
      label="Activations per layer under different initialisations"
      caption={`Ten layers of ${size.width} units without biases, fed with ${size.samples} standard normal examples, before any training. Each row is the histogram of one layer's activations${activation === 'relu' ? '; the bar at 0, which holds about half of them, is cut off, and what lies beyond 3 is counted in the last one' : ''}.`}
      columns={['layer', 'standard deviation', stuck]}
      rows={layers.map(({ layer, deviation, stuck: share }) => [
        layer,
        readable(deviation),
        `${Math.round(share * 100)} %`,
      ])}
    >
      <div className={classes.choices}>
        <Choice label="Activation" options={activationNames} value={activation} onChange={setActivation} />
        <Choice label="Weights" options={names} value={initialisation} onChange={setInitialisation} />
      </div>
      <div ref={ref}>
        <Histograms width={width} activation={activation} layers={layers} />
      </div>
      <p className={classes.finding} aria-live="polite">
        <Written>{findingOf(activation, layers)}</Written>
      </p>
    </FigureFrame>
  );
}

/** After mount, a layer at a time: 2.6 million multiplications are not worth a worker, but worth not blocking the page for. */
function useDistributions(activation: Shown, initialisation: Initialisation): readonly LayerDistribution[] {
  const [layers, setLayers] = useState<readonly LayerDistribution[]>([]);
  useEffect(
    () => inTurns(activationDistributions({ activation, initialisation, ...size }), setLayers),
    [activation, initialisation],
  );
  return layers;
}

const row = 34;
const margin = { left: 64, right: 80, top: 22, bottom: 30 };
const height = margin.top + margin.bottom + size.layers * row;

function Histograms({
  width,
  activation,
  layers,
}: {
  width: number;
  activation: Shown;
  layers: readonly LayerDistribution[];
}) {
  const across = width - margin.left - margin.right;
  const [low, high] = ranges[activation];
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={classes.picture}
      role="img"
      aria-label={`Histograms of the activations of ten ${activationNames[activation]} layers; the numbers are in the table`}
    >
      <text x={width - 4} y={14} textAnchor="end" className={classes.tick}>
        deviation
      </text>
      {layers.map(({ layer, shares, deviation }) => {
        const base = margin.top + layer * row - 4;
        const tallest = tallestOf(activation, shares);
        const bar = across / shares.length;
        return (
          <g key={layer}>
            <text x={margin.left - 10} y={base - 6} textAnchor="end" className={classes.tick}>
              layer {layer}
            </text>
            <line x1={margin.left} x2={margin.left + across} y1={base} y2={base} className={classes.grid} />
            {shares.map((share, index) => (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: bins are their places.
                key={index}
                x={margin.left + index * bar}
                width={Math.max(1, bar - 1)}
                y={base - Math.min(1, share / tallest) * (row - 8)}
                height={Math.min(1, share / tallest) * (row - 8)}
                fill="var(--nabla-derivative)"
              />
            ))}
            <text x={width - 4} y={base - 6} textAnchor="end" className={classes.tick}>
              <WrittenSvg>{readable(deviation)}</WrittenSvg>
            </text>
          </g>
        );
      })}
      {[low, (low + high) / 2, high].map((mark) => (
        <text
          key={mark}
          x={margin.left + ((mark - low) / (high - low)) * across}
          y={height - 8}
          textAnchor="middle"
          className={classes.tick}
        >
          {String(mark).replace('-', '−')}
        </text>
      ))}
    </svg>
  );
}

/** About half of all ReLU activations are exactly 0: their bar is cut off, or it would flatten the others. */
function tallestOf(activation: Shown, shares: readonly number[]): number {
  return activation === 'relu' ? Math.max(0.02, ...shares.slice(1, -1)) : Math.max(...shares);
}

function findingOf(activation: Shown, layers: readonly LayerDistribution[]): string {
  const first = layers[0];
  const last = layers.at(-1);
  if (!first || !last) return '';
  const change = `The standard deviation goes from ${readable(first.deviation)} in layer 1 to ${readable(last.deviation)} in layer 10.`;
  if (activation === 'tanh' && last.stuck > 0.5)
    return `${change} ${Math.round(last.stuck * 100)} % of the last layer's activations are saturated: their slope is near 0.`;
  if (last.deviation < first.deviation / 5) return `${change} The signal dies out, and the gradient with it.`;
  if (last.deviation > first.deviation * 5) return `${change} The signal explodes.`;
  return `${change} The signal survives.`;
}
