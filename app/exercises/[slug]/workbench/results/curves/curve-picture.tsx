'use client';

import { useId } from 'react';
import figure from '@/app/figures/figure.module.css';
import type { Stroke } from '@/app/figures/legend';
import { readable } from '@/lib/content/figures/format';
import type { ScalarCurve } from '@/lib/content/figures/scalar-curves';
import classes from './curves.module.css';

export const yours: Stroke = { colour: 'var(--nabla-function)', dash: '7 5' };
export const reference: Stroke = { colour: 'var(--nabla-reference)' };

const height = 190;
const margin = { left: 46, right: 12, top: 26, bottom: 28 };

interface Props {
  readonly curve: ScalarCurve;
  readonly variable: string;
  readonly grid: readonly number[];
  readonly values: readonly number[] | null;
  /** Where the reader looks. */
  readonly at: number;
  readonly width: number;
}

/** The reference broad and pale, the student's dashed on top of it: where they agree, the dashes lie in the band. */
export function CurvePicture({ curve, variable, grid, values, at, width }: Props) {
  const clip = `clip${useId().replace(/\W/g, '')}`;
  const [low, high] = curve.range;
  const [first = 0, last = 1] = [grid[0], grid.at(-1)];
  const x = (z: number) => margin.left + ((z - first) / (last - first)) * (width - margin.left - margin.right);
  const y = (value: number) => margin.top + ((high - value) / (high - low)) * (height - margin.top - margin.bottom);
  const pathOf = (points: readonly (number | undefined)[]) =>
    pathThrough(
      points.map((value, i) => [x(grid[i] ?? 0), value === undefined ? Number.NaN : y(value)]),
      curve.kink ? grid.indexOf(curve.kink.at) : -1,
    );
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={figure.picture}
      role="img"
      aria-label={`${curve.label} over ${variable}`}
    >
      <clipPath id={clip}>
        <rect
          x={margin.left}
          y={margin.top - 6}
          width={width - margin.left - margin.right}
          height={height - margin.top - margin.bottom + 12}
        />
      </clipPath>
      <text x={margin.left} y={14} className={classes.title}>
        {curve.label}
      </text>
      {curve.marks.map((mark) => (
        <g key={mark}>
          <line
            x1={margin.left}
            x2={width - margin.right}
            y1={y(mark)}
            y2={y(mark)}
            className={mark === 0 ? figure.axis : figure.grid}
          />
          <text x={margin.left - 8} y={y(mark) + 4} textAnchor="end" className={figure.tick}>
            {readable(mark)}
          </text>
        </g>
      ))}
      {[first, 0, last].map((mark) => (
        <text key={mark} x={x(mark)} y={height - 8} textAnchor="middle" className={figure.tick}>
          {mark === 0 ? `${variable} = 0` : readable(mark)}
        </text>
      ))}
      <g clipPath={`url(#${clip})`}>
        <path d={pathOf(grid.map(curve.reference))} className={classes.reference} />
        {curve.kink && (
          <line
            x1={x(curve.kink.at)}
            x2={x(curve.kink.at)}
            y1={y(curve.kink.low)}
            y2={y(curve.kink.high)}
            className={classes.allowed}
          />
        )}
        {values && <path d={pathOf(values)} className={classes.yours} />}
        <line x1={x(at)} x2={x(at)} y1={margin.top} y2={height - margin.bottom} className={figure.guide} />
      </g>
    </svg>
  );
}

/** Lifts the pen at what cannot be drawn, and around the place of a jump. */
function pathThrough(points: readonly (readonly [number, number])[], jump: number): string {
  let down = false;
  return points
    .map(([px, py], index) => {
      const drawn = Number.isFinite(py);
      const command = down && index !== jump && index !== jump + 1 ? 'L' : 'M';
      down = drawn;
      if (!drawn) return '';
      const clamped = Math.max(-1e4, Math.min(1e4, py));
      const point = `${px.toFixed(1)} ${clamped.toFixed(1)}`;
      // A point of its own, such as the one at a kink, is drawn as a dot by its round cap.
      return command === 'L' ? `L${point}` : `M${point}h0`;
    })
    .join('');
}
