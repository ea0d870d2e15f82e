'use client';

import { useId } from 'react';
import { powerOfTen } from '@/lib/content/figures/format';
import classes from './figure.module.css';
import type { Stroke } from './legend';
import { WrittenSvg } from './written';

export interface LogSeries extends Stroke {
  readonly label: string;
  /** x and log₁₀ of the value; −∞ (a value of 0) is not drawn. */
  readonly points: readonly (readonly [number, number])[];
}

interface Props {
  readonly title: string;
  readonly width: number;
  readonly height?: number;
  readonly x: readonly [number, number];
  readonly xLabel: string;
  /** Exponents of ten, whole numbers. What lies outside is cut off. */
  readonly y: readonly [number, number];
  readonly series: readonly LogSeries[];
  readonly thresholds?: readonly { readonly exponent: number; readonly label: string }[];
}

const margin = { left: 52, right: 18, top: 14, bottom: 44 };

/** Lines on a logarithmic axis. */
export function LogPlot({
  title,
  width,
  height = 320,
  x: [first, last],
  xLabel,
  y: [low, high],
  series,
  thresholds = [],
}: Props) {
  const clip = `clip${useId().replace(/\W/g, '')}`;
  const across = width - margin.left - margin.right;
  const down = height - margin.top - margin.bottom;
  const x = (value: number) => margin.left + ((value - first) / Math.max(1, last - first)) * across;
  const y = (exponent: number) => margin.top + ((high - exponent) / (high - low)) * down;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={classes.picture} role="img" aria-label={title}>
      <clipPath id={clip}>
        <rect x={margin.left} y={margin.top - 6} width={across + margin.right} height={down + 12} />
      </clipPath>
      {ticks(low, high, 8).map((exponent) => (
        <g key={exponent}>
          <line
            x1={margin.left}
            x2={width - margin.right}
            y1={y(exponent)}
            y2={y(exponent)}
            className={exponent === 0 ? classes.axis : classes.grid}
          />
          <text x={margin.left - 8} y={y(exponent) + 4} textAnchor="end" className={classes.tick}>
            <WrittenSvg>{powerOfTen(exponent)}</WrittenSvg>
          </text>
        </g>
      ))}
      {ticks(first, last, Math.floor(across / 56)).map((value) => (
        <text key={value} x={x(value)} y={height - margin.bottom + 20} textAnchor="middle" className={classes.tick}>
          {value}
        </text>
      ))}
      <text x={margin.left + across / 2} y={height - 6} textAnchor="middle" className={classes.tick}>
        {xLabel}
      </text>
      <g clipPath={`url(#${clip})`}>
        {series.map(({ label, colour, dash, points }) => {
          const drawn = points.filter(([, value]) => Number.isFinite(value));
          const end = drawn.at(-1);
          return (
            <g key={label}>
              <polyline
                points={drawn.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
                fill="none"
                stroke={colour}
                strokeDasharray={dash}
                className={classes.line}
              />
              {end && end[1] >= low && end[1] <= high && <circle cx={x(end[0])} cy={y(end[1])} r={5} fill={colour} />}
            </g>
          );
        })}
      </g>
      {thresholds
        .filter(({ exponent }) => exponent > low && exponent < high)
        .map(({ exponent, label }) => (
          <g key={label}>
            <line
              x1={margin.left}
              x2={width - margin.right}
              y1={y(exponent)}
              y2={y(exponent)}
              className={classes.threshold}
            />
            <text x={width - margin.right} y={y(exponent) - 6} textAnchor="end" className={classes.tick}>
              {label}
            </text>
          </g>
        ))}
    </svg>
  );
}

/** Whole numbers at a round step, at most `most` of them or so, counted from 0 where the range holds it. */
function ticks(low: number, high: number, most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find((size) => (high - low) / size <= Math.max(2, most)) ?? 200;
  const from = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - from) / step) + 1 }, (_, index) => from + index * step);
}
