'use client';

import { type PointerEvent, useId, useState } from 'react';
import { type Activation, activationNamed } from '@/lib/figures/activations';
import type { FigureProps } from './figure';
import classes from './figure.module.css';
import { FigureFrame } from './frame';
import { useWidth } from './use-width';

const height = 340;
const margin = { left: 46, right: 16, top: 16, bottom: 36 };
const extent = 6;

/** A function (red, solid) and its derivative (blue, dashed); the tangent follows the pointer, a slider or the arrow keys. */
export function ActivationCurves({ variant }: FigureProps) {
  const activation = activationNamed(variant);
  const [z, setZ] = useState(1);
  const id = useId();
  const [ref, width] = useWidth();
  const plot = plotOf(activation, width);
  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setZ(clamp(plot.zAt(((event.clientX - box.left) / box.width) * width)));
  };
  const height0 = activation.f(z);
  const slope = activation.derivative(z);
  const atKink = activation.kink && Math.abs(z - activation.kink.at) < 0.05 ? activation.kink : null;
  return (
    <FigureFrame
      label={`${activation.name} and its derivative`}
      caption={captionOf(activation)}
      columns={['z', `${activation.symbol}(z)`, `${activation.symbol}′(z)`]}
      rows={Array.from({ length: 13 }, (_, i) => i - 6).map((at) => [at, activation.f(at), activation.derivative(at)])}
    >
      <div ref={ref}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          className={classes.picture}
          role="img"
          aria-labelledby={`${id}-title`}
          onPointerMove={follow}
          onPointerDown={follow}
        >
          <title id={`${id}-title`}>{`${activation.name} in red and its derivative in blue, for z from −6 to 6`}</title>
          <Axes plot={plot} activation={activation} />
          <path d={plot.path(activation.derivative, activation.kink?.at ?? null)} className={classes.derivative} />
          <path d={plot.path(activation.f, null)} className={classes.function} />
          <line x1={plot.x(z)} x2={plot.x(z)} y1={margin.top} y2={height - margin.bottom} className={classes.guide} />
          <line
            x1={plot.x(z - 1.4)}
            x2={plot.x(z + 1.4)}
            y1={plot.y(height0 - 1.4 * slope)}
            y2={plot.y(height0 + 1.4 * slope)}
            className={classes.tangent}
          />
          <circle cx={plot.x(z)} cy={plot.y(height0)} r={5} className={classes.functionDot} />
          <circle cx={plot.x(z)} cy={plot.y(slope)} r={5} className={classes.derivativeDot} />
        </svg>
      </div>
      <input
        type="range"
        className={classes.slider}
        min={-extent}
        max={extent}
        step={0.05}
        value={z}
        aria-label="z, where the tangent touches"
        aria-valuetext={`z ${z.toFixed(2)}, value ${height0.toFixed(4)}, slope ${slope.toFixed(4)}`}
        onChange={(event) => setZ(Number(event.currentTarget.value))}
      />
      <p className={classes.readout}>
        <span>z = {z.toFixed(2)}</span>
        <span className={classes.functionText}>
          {activation.symbol}(z) = {height0.toFixed(4)}
        </span>
        <span className={classes.derivativeText}>
          {activation.symbol}′(z) = {atKink ? `between ${atKink.left} and ${atKink.right}` : slope.toFixed(4)}
        </span>
      </p>
    </FigureFrame>
  );
}

function captionOf({ name, symbol }: Activation): string {
  const legend = `Red, solid: ${symbol}(z). Blue, dashed: its slope ${symbol}′(z).`;
  return name === 'sigmoid'
    ? `${legend} The height lies in 0…1, the slope in 0…0.25. Move over the figure, or use the slider, to slide the tangent along.`
    : `${legend} Move over the figure, or use the slider, to slide the tangent along.`;
}

function Axes({ plot, activation }: { plot: ReturnType<typeof plotOf>; activation: Activation }) {
  const marks = activation.name === 'sigmoid' ? [0, 0.25, 0.5, 0.75, 1] : ticksBetween(activation.range);
  return (
    <>
      {marks.map((mark) => (
        <g key={mark}>
          <line
            x1={margin.left}
            x2={plot.width - margin.right}
            y1={plot.y(mark)}
            y2={plot.y(mark)}
            className={mark === 0 ? classes.axis : classes.grid}
          />
          <text x={margin.left - 8} y={plot.y(mark) + 4} textAnchor="end" className={classes.tick}>
            {mark}
          </text>
        </g>
      ))}
      {[-6, -4, -2, 0, 2, 4, 6].map((mark) => (
        <text key={mark} x={plot.x(mark)} y={height - margin.bottom + 20} textAnchor="middle" className={classes.tick}>
          {mark === 0 ? 'z = 0' : mark}
        </text>
      ))}
    </>
  );
}

function ticksBetween([low, high]: readonly [number, number]): number[] {
  const step = high - low > 3 ? 1 : 0.5;
  return Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => low + index * step);
}

function plotOf({ range: [low, high] }: Activation, width: number) {
  const across = width - margin.left - margin.right;
  const down = height - margin.top - margin.bottom;
  const x = (z: number) => margin.left + ((z + extent) / (2 * extent)) * across;
  const y = (value: number) => margin.top + ((high - value) / (high - low)) * down;
  return {
    width,
    x,
    y,
    zAt: (px: number) => ((px - margin.left) / across) * 2 * extent - extent,
    /** @param breakAt where the pen is lifted: a jump is not a line */
    path(f: (z: number) => number, breakAt: number | null): string {
      const points = Array.from({ length: 241 }, (_, index) => -extent + (index / 240) * 2 * extent);
      return points
        .map((z, index) => {
          const previous = points[index - 1];
          const lifted =
            index === 0 || (breakAt !== null && previous !== undefined && previous < breakAt && z >= breakAt);
          return `${lifted ? 'M' : 'L'}${x(z).toFixed(1)} ${y(f(z)).toFixed(1)}`;
        })
        .join('');
    },
  };
}

function clamp(z: number): number {
  return Math.min(extent, Math.max(-extent, z));
}
