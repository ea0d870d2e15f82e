'use client';

import { useState } from 'react';
import { activationCurves } from '@/lib/content/figures/activations';
import { fromLog10, readable } from '@/lib/content/figures/format';
import { layersUntilBelow, logProduct } from '@/lib/content/figures/slope-product';
import classes from './figure.module.css';
import { FigureFrame } from './frame';
import { Legend, LegendItem } from './legend';
import { LogPlot } from './log-plot';
import { Slider } from './slider';
import { useWidth } from './use-width';
import { Written } from './written';

/** What is left of a gradient after L layers that all have the same weight and pre-activation. */
export function SlopeProduct() {
  const [z, setZ] = useState(1);
  const [weight, setWeight] = useState(1);
  const [depth, setDepth] = useState(20);
  const [ref, width] = useWidth();
  const lines = linesAt(z, weight);
  const layers = Array.from({ length: depth + 1 }, (_, index) => index);
  const bottom = bottomOf(lines, depth);
  const top = Math.max(1, ...lines.map(({ factor }) => Math.min(8, Math.ceil(logProduct(factor, depth)))));
  const chosen = Math.abs(weight * activationCurves.sigmoid.derivative(z));
  const lost = layersUntilBelow(chosen, 1e-6);
  return (
    <FigureFrame
      label="The product of slopes over depth"
      caption="The share of a gradient that is left after L layers, |w · slope| to the power L, on a logarithmic axis. Every layer has the same weight and pre-activation here."
      columns={['layers', ...lines.map(({ label }) => label)]}
      rows={layers.map((count) => [count, ...lines.map(({ factor }) => fromLog10(logProduct(factor, count)))])}
    >
      <div ref={ref}>
        <LogPlot
          title={`What is left of the gradient after 0 to ${depth} layers, for sigmoid, tanh and ReLU, on a logarithmic axis`}
          width={width}
          x={[0, depth]}
          xLabel="layers"
          y={[bottom, top]}
          thresholds={[
            { exponent: -6, label: 'a millionth' },
            { exponent: float32Floor, label: 'float32 ends' },
          ]}
          series={lines.map(({ factor, ...line }) => ({
            ...line,
            points: layers.map((count) => [count, logProduct(factor, count)] as const),
          }))}
        />
      </div>
      <Legend>
        {lines.map(({ label, factor, colour, dash }) => (
          <LegendItem key={label} colour={colour} dash={dash}>
            {label}: <Written>{readable(factor)}</Written> per layer,{' '}
            <b>
              <Written>{fromLog10(logProduct(factor, depth))}</Written>
            </b>{' '}
            after {depth}
          </LegendItem>
        ))}
      </Legend>
      <div className={classes.controls}>
        <Slider label="pre-activation z" value={z} text={signed(z)} min={-6} max={6} step={0.1} onChange={setZ} />
        <Slider
          label="weight w"
          value={weight}
          text={weight.toFixed(1)}
          min={0.1}
          max={8}
          step={0.1}
          onChange={setWeight}
        />
        <Slider label="layers L" value={depth} text={String(depth)} min={1} max={50} step={1} onChange={setDepth} />
      </div>
      <p className={classes.finding} aria-live="polite">
        <Written>
          {lost === null
            ? 'The sigmoid passes everything on: w · σ′(z) is at least 1. But can a net keep z so close to 0 with a weight this large?'
            : `With w · σ′(z) = ${readable(chosen)} less than a millionth is left after ${lost} ${lost === 1 ? 'layer' : 'layers'}.`}
        </Written>
      </p>
    </FigureFrame>
  );
}

/** log₁₀ of the smallest float32 above 0, 2⁻¹⁴⁹: what is below is stored as 0. */
const float32Floor = -149 * Math.log10(2);

/** Room for every line, but not so much that a saturated sigmoid flattens the others. */
function bottomOf(lines: readonly { readonly factor: number }[], depth: number): number {
  const ends = lines.map(({ factor }) => logProduct(factor, depth)).filter(Number.isFinite);
  return Math.floor(Math.max(1.8 * logProduct(0.25, depth), Math.min(...ends))) - 1;
}

function linesAt(z: number, weight: number) {
  return [
    {
      label: `sigmoid at z = ${signed(z)}`,
      factor: weight * activationCurves.sigmoid.derivative(z),
      colour: 'var(--nabla-function)',
    },
    { label: 'sigmoid at its best, w = 1', factor: 0.25, colour: 'var(--nabla-function)', dash: '3 5' },
    {
      label: `tanh at z = ${signed(z)}`,
      factor: weight * activationCurves.tanh.derivative(z),
      colour: 'var(--nabla-derivative)',
      dash: '10 5',
    },
    {
      label: z > 0 ? 'ReLU, unit on' : 'ReLU, unit off',
      factor: z > 0 ? weight : 0,
      colour: 'var(--nabla-third)',
      dash: '14 4 2 4',
    },
  ];
}

function signed(value: number): string {
  return value.toFixed(1).replace('-', '−');
}
