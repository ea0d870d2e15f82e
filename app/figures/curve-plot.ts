/** Where things are in the picture of a function and its derivative. */
import type { Activation } from '@/lib/content/figures/activations';

export const height = 340;
export const margin = { left: 46, right: 16, top: 16, bottom: 36 };
/** z runs from −extent to extent. */
export const extent = 6;

export interface CurvePlot {
  readonly width: number;
  readonly x: (z: number) => number;
  readonly y: (value: number) => number;
  /** The z under a horizontal place, on the slider's grid, so that a pointer can meet a kink exactly. */
  readonly zAt: (px: number) => number;
  /** @param breakAt where the pen is lifted: a jump is not a line */
  readonly path: (f: (z: number) => number, breakAt: number | null) => string;
}

/** Steps of the slider. */
export const zStep = 0.05;

export function plotOf({ range: [low, high] }: Activation, width: number): CurvePlot {
  const across = width - margin.left - margin.right;
  const down = height - margin.top - margin.bottom;
  const x = (z: number) => margin.left + ((z + extent) / (2 * extent)) * across;
  const y = (value: number) => margin.top + ((high - value) / (high - low)) * down;
  return {
    width,
    x,
    y,
    zAt: (px) => onGrid(((px - margin.left) / across) * 2 * extent - extent),
    path(f, breakAt) {
      const points = Array.from({ length: 241 }, (_, index) => -extent + (index / 240) * 2 * extent);
      return points
        .map((z, index) => {
          const previous = points[index - 1];
          const jumps = breakAt !== null && previous !== undefined && previous < breakAt && z >= breakAt;
          return `${index === 0 || jumps ? 'M' : 'L'}${x(z).toFixed(1)} ${y(f(z)).toFixed(1)}`;
        })
        .join('');
    },
  };
}

/** Of the vertical axis. */
export function ticksOf({ name, range: [low, high] }: Activation): number[] {
  if (name === 'sigmoid') return [0, 0.25, 0.5, 0.75, 1];
  const step = high - low > 3 ? 1 : 0.5;
  return Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => low + index * step);
}

function onGrid(z: number): number {
  const nearest = Math.round(Math.min(extent, Math.max(-extent, z)) / zStep) * zStep;
  return Number(nearest.toFixed(2)) + 0; // −0 would be read out as such
}
