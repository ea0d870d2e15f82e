'use client';

import { useEffect, useState } from 'react';
import { gradientNorms, type NetworkOptions } from '@/lib/content/figures/deep-network';
import { readable } from '@/lib/content/figures/format';
import classes from './figure.module.css';
import { FigureFrame } from './frame';
import { inTurns } from './in-turns';
import { LegendItem } from './legend';
import { LogPlot } from './log-plot';
import { Slider } from './slider';
import { useWidth } from './use-width';
import { Written } from './written';

type Recipe = Pick<NetworkOptions, 'activation' | 'gain' | 'batchNorm' | 'residual'>;

const plainSigmoid: Recipe = { activation: 'sigmoid', gain: 1, batchNorm: false, residual: false };
const plainRelu: Recipe = { activation: 'relu', gain: 2, batchNorm: false, residual: false };
const nets = [
  { id: 'sigmoid', label: 'sigmoid', recipe: plainSigmoid, colour: 'var(--nabla-function)' },
  {
    id: 'norm',
    label: 'sigmoid + batch norm',
    recipe: { ...plainSigmoid, batchNorm: true },
    colour: 'var(--nabla-fourth)',
    dash: '14 4 2 4',
  },
  { id: 'relu', label: 'ReLU + He', recipe: plainRelu, colour: 'var(--nabla-derivative)', dash: '10 5' },
  {
    id: 'both',
    label: 'ReLU + He + batch norm + residual',
    recipe: { ...plainRelu, batchNorm: true, residual: true },
    colour: 'var(--nabla-third)',
    dash: '3 4',
  },
] as const;
type NetId = (typeof nets)[number]['id'];

/** The norm of the gradient in each layer of four deep networks, before training. */
export function DeepDiagnosis() {
  const [depth, setDepth] = useState(20);
  const [seed, setSeed] = useState(1);
  const [hidden, setHidden] = useState<readonly NetId[]>([]);
  const [ref, width] = useWidth();
  const norms = useNorms(depth, seed);
  const shown = nets.filter(({ id }) => !hidden.includes(id));
  const logs = shown.flatMap(({ id }) => (norms[id] ?? []).map(Math.log10)).filter(Number.isFinite);
  const layers = Array.from({ length: depth }, (_, index) => index + 1);
  return (
    <FigureFrame
      label="Gradient norm per layer of four deep networks"
      caption="The norm of each layer's weight gradient, on a logarithmic axis, in one real forward and backward pass: 24 units wide, 32 examples, before any training. Sigmoid weights have variance 1/fan-in."
      columns={['layer', ...nets.map(({ label }) => label)]}
      rows={layers.map((layer) => [layer, ...nets.map(({ id }) => shownNorm(norms[id]?.[layer - 1]))])}
    >
      <div ref={ref}>
        <LogPlot
          title={`The gradient norm in each of ${depth} layers, on a logarithmic axis; the numbers are in the table`}
          width={width}
          x={[1, depth]}
          xLabel="layer, from the input"
          y={[Math.floor(Math.min(-4, ...logs)), Math.ceil(Math.max(0, ...logs))]}
          series={shown.map(({ id, label, colour, ...line }) => ({
            label,
            colour,
            ...line,
            points: layers.map((layer) => [layer, Math.log10(norms[id]?.[layer - 1] ?? 0)] as const),
          }))}
        />
      </div>
      <fieldset className={classes.nets}>
        <legend>Networks</legend>
        {nets.map(({ id, label, colour, ...line }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={!hidden.includes(id)}
              onChange={() => setHidden(hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id])}
            />
            <LegendItem colour={colour} dash={'dash' in line ? line.dash : undefined}>
              {label}: first layer has{' '}
              <b>
                <Written>{ratio(norms[id])}</Written>
              </b>{' '}
              of the last
            </LegendItem>
          </label>
        ))}
      </fieldset>
      <div className={classes.controls}>
        <Slider
          label="hidden layers"
          value={depth}
          text={String(depth)}
          min={2}
          max={40}
          step={1}
          onChange={setDepth}
        />
        <button type="button" className={classes.button} onClick={() => setSeed(seed + 1)}>
          New weights
        </button>
      </div>
    </FigureFrame>
  );
}

type Norms = Readonly<Partial<Record<NetId, readonly number[]>>>;

/** Computed after mount, a network at a time, so that the page does not wait for them. */
function useNorms(depth: number, seed: number): Norms {
  const [norms, setNorms] = useState<Norms>({});
  useEffect(() => inTurns(normsOf(depth, seed), (results) => setNorms(Object.fromEntries(results))), [depth, seed]);
  return norms;
}

function* normsOf(depth: number, seed: number): Generator<readonly [NetId, readonly number[]]> {
  for (const { id, recipe } of nets)
    yield [id, gradientNorms({ ...recipe, depth, seed, width: 24, samples: 32 })] as const;
}

function shownNorm(norm: number | undefined): string {
  return norm === undefined ? '…' : readable(norm);
}

/** Between hidden layers: the output layer is of another shape. */
function ratio(norms: readonly number[] | undefined): string {
  const [first, last] = [norms?.[0], norms?.at(-2)];
  return first === undefined || !last ? '…' : readable(first / last);
}
