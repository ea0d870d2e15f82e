'use client';

import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type NormalisedBatch, normaliseBatch } from '@/lib/content/figures/batch-norm';
import { own } from '@/lib/core/text/own';
import classes from './figure.module.css';
import { FigureFrame } from './frame';
import { Slider } from './slider';
import { pointerIn } from './svg-point';
import { useWidth } from './use-width';

const reach = 6;
const eps = 1e-5;
const height = 330;
const rows = { input: 78, normalised: 184, output: 286 };
const start = [-1, 0.5, 1.5, 2, 2.5, 3, 4, 5.5] as const;
const inputColour = 'var(--nabla-function)';
const normalisedColour = 'var(--nabla-derivative)';
const outputColour = 'var(--nabla-third)';

/** One column of a batch: eight points that the reader drags, normalised below, scaled and shifted below that. */
export function BatchNormDrag() {
  const [batch, setBatch] = useState<readonly number[]>(start);
  const [gamma, setGamma] = useState(1);
  const [beta, setBeta] = useState(0);
  const [ref, width] = useWidth();
  const result = normaliseBatch(batch, { gamma, beta, eps });
  const move = (index: number, to: number) =>
    setBatch(batch.map((value, other) => (other === index ? inReach(to) : value)));
  return (
    <FigureFrame
      label="Batch normalisation of eight values"
      caption="Drag a point of the batch, or focus it and use the arrow keys. All normalised points move, since the mean and the deviation move. The shaded band is one deviation to either side of the mean."
      columns={['point', 'x', 'x̂', 'γ x̂ + β']}
      rows={batch.map((x, index) => [index + 1, x, result.normalised[index] ?? 0, result.output[index] ?? 0])}
    >
      <div ref={ref}>
        <Lines width={width} batch={batch} result={result} onMove={move} />
      </div>
      <p className={classes.readout}>
        <span className={classes.functionText}>μ = {number(result.mean)}</span>
        <span className={classes.functionText}>σ = {number(result.deviation)}</span>
        <span>
          out: mean {number(mean(result.output))}, deviation {number(Math.abs(gamma) * deviation(result.normalised))}
        </span>
      </p>
      <div className={classes.controls}>
        <Slider
          label="γ, stretches"
          value={gamma}
          text={number(gamma)}
          min={-2}
          max={2}
          step={0.1}
          onChange={setGamma}
        />
        <Slider label="β, shifts" value={beta} text={number(beta)} min={-3} max={3} step={0.1} onChange={setBeta} />
      </div>
      <p className={classes.finding}>
        <button type="button" className={classes.button} onClick={() => setBatch(batch.map((x) => inReach(x + 1)))}>
          Shift all by 1
        </button>{' '}
        <button
          type="button"
          className={classes.button}
          onClick={() => setBatch(batch.map((x) => inReach(result.mean + (x - result.mean) / 2)))}
        >
          Squeeze to half
        </button>{' '}
        <button type="button" className={classes.button} onClick={() => setBatch(start)}>
          Reset
        </button>
      </p>
    </FigureFrame>
  );
}

interface LinesProps {
  readonly width: number;
  readonly batch: readonly number[];
  readonly result: NormalisedBatch;
  readonly onMove: (index: number, to: number) => void;
}

function Lines({ width, batch, result, onMove }: LinesProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const scale = (width - 32) / (2 * reach);
  const x = (value: number) => width / 2 + value * scale;
  const drag = (event: PointerEvent<SVGSVGElement>) => {
    if (dragged !== null) onMove(dragged, (pointerIn(event, width, height)[0] - width / 2) / scale);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in for a picture that holds sliders.
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={classes.picture}
      role="group"
      aria-label="The batch, the normalised batch and the output, each on a line from −6 to 6"
      onPointerMove={drag}
      onPointerUp={() => setDragged(null)}
      onPointerCancel={() => setDragged(null)}
    >
      <Band
        from={x(result.mean - result.deviation)}
        to={x(result.mean + result.deviation)}
        at={rows.input}
        colour={inputColour}
      />
      {batch.map((value, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: as below.
          key={index}
          d={`M${x(value)} ${rows.input}L${x(result.normalised[index] ?? 0)} ${rows.normalised}L${x(result.output[index] ?? 0)} ${rows.output}`}
          className={classes.thread}
        />
      ))}
      <NumberLine x={x} at={rows.input} title="the batch, x" />
      <NumberLine x={x} at={rows.normalised} title="normalised, x̂ = (x − μ) / √(σ² + eps)" />
      <NumberLine x={x} at={rows.output} title="output, γ x̂ + β" />
      <line
        x1={x(result.mean)}
        x2={x(result.mean)}
        y1={rows.input - 24}
        y2={rows.input + 24}
        stroke={inputColour}
        strokeWidth={2}
      />
      <text x={x(result.mean)} y={rows.input - 30} textAnchor="middle" className={classes.tick}>
        μ
      </text>
      {batch.map((value, index) => {
        const normal = result.normalised[index] ?? 0;
        const out = result.output[index] ?? 0;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the points of a batch have no other name and keep their places.
          <g key={index}>
            <circle cx={x(normal)} cy={rows.normalised} r={5} fill={normalisedColour} />
            <rect x={x(out) - 5} y={rows.output - 5} width={10} height={10} fill={outputColour} />
            <g
              role="slider"
              tabIndex={0}
              aria-label={`Point ${index + 1} of the batch`}
              aria-valuemin={-reach}
              aria-valuemax={reach}
              aria-valuenow={value}
              aria-valuetext={`x ${number(value)}, normalised ${number(normal)}, output ${number(out)}`}
              className={classes.handle}
              onKeyDown={(event) => moveByKey(event, value, (to) => onMove(index, to))}
              onPointerDown={(event) => {
                event.currentTarget.ownerSVGElement?.setPointerCapture(event.pointerId);
                setDragged(index);
              }}
            >
              <circle cx={x(value)} cy={rows.input} r={16} fill="transparent" />
              <circle cx={x(value)} cy={rows.input} r={7} className={classes.knob} style={{ stroke: inputColour }} />
            </g>
          </g>
        );
      })}
    </svg>
  );
}

function Band({ from, to, at, colour }: { from: number; to: number; at: number; colour: string }) {
  return <rect x={from} y={at - 18} width={Math.max(0, to - from)} height={36} fill={colour} opacity={0.16} />;
}

function NumberLine({ x, at, title }: { x: (value: number) => number; at: number; title: string }) {
  return (
    <g>
      <text x={x(-reach)} y={at - 44} className={classes.tick}>
        {title}
      </text>
      <line x1={x(-reach)} x2={x(reach)} y1={at} y2={at} className={classes.axis} />
      {[-6, -4, -2, 0, 2, 4, 6].map((mark) => (
        <g key={mark}>
          <line x1={x(mark)} x2={x(mark)} y1={at - 4} y2={at + 4} className={classes.axis} />
          <text x={x(mark)} y={at + 22} textAnchor="middle" className={classes.tick}>
            {String(mark).replace('-', '−')}
          </text>
        </g>
      ))}
    </g>
  );
}

function moveByKey(event: KeyboardEvent, value: number, move: (to: number) => void) {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -0.1,
    ArrowDown: -0.1,
    ArrowRight: 0.1,
    ArrowUp: 0.1,
    PageDown: -1,
    PageUp: 1,
  };
  const step = own(steps, event.key);
  const to = event.key === 'Home' ? -reach : event.key === 'End' ? reach : step === undefined ? null : value + step;
  if (to === null) return;
  event.preventDefault();
  move(to);
}

function inReach(value: number): number {
  return Math.round(Math.min(reach, Math.max(-reach, value)) * 100) / 100;
}

function number(value: number): string {
  return (Math.abs(value) < 0.005 ? 0 : value).toFixed(2).replace('-', '−');
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}
