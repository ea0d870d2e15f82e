'use client';

import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { decadesAround, powerLabel, powersOfTen } from './decades';
import classes from './lab.module.css';

export interface Series {
  readonly label: string;
  readonly colour: string;
  readonly dash?: readonly number[];
  /** One value a step; anything not finite leaves a gap, and on a log axis so does 0. */
  readonly values: readonly number[];
}

interface Props {
  readonly label: string;
  readonly steps: readonly number[];
  readonly series: readonly Series[];
  readonly logarithmic?: boolean;
  readonly range?: readonly [number, number];
}

const height = 220;

/** Lines over training steps. uPlot keeps the page at full frame rate where SVG would not. */
export function TimeChart({ label, steps, series, logarithmic = false, range }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const scheme = useComputedColorScheme('light');
  const shape = series.map((line) => `${line.label}${line.colour}`).join('|');
  const latest = useRef(series);
  latest.current = series;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the chart is made anew only when its form changes, `shape` and `scheme` among it; values come by setData.
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const style = getComputedStyle(element);
    // uPlot leaves out ticks of a logarithmic axis as it sees fit, for ticks of its own.
    const filter = (_plot: uPlot, splits: number[]) => splits;
    const axis = {
      stroke: style.getPropertyValue('--mantine-color-dimmed'),
      grid: { stroke: style.getPropertyValue('--nabla-grid'), width: 1 },
      ticks: { stroke: style.getPropertyValue('--nabla-grid'), width: 1 },
      font: '12px "Inter Variable", sans-serif',
    };
    const plot = new uPlot(
      {
        width: element.clientWidth,
        height,
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: { time: false },
          y: logarithmic ? logarithmicScale : range ? { range: [range[0], range[1]] } : {},
        },
        axes: [
          { ...axis, size: 34 },
          {
            ...axis,
            size: 62,
            ...(logarithmic
              ? {
                  splits: (_plot: uPlot, _axis: number, low: number, high: number) => powersOfTen(low, high),
                  filter,
                  grid: { ...axis.grid, filter },
                  ticks: { ...axis.ticks, filter },
                }
              : {}),
            values: (_, ticks) => ticks.map(logarithmic ? powerLabel : plain),
          },
        ],
        series: [
          {},
          ...latest.current.map((line) => ({
            stroke: line.colour,
            width: 1.6,
            dash: [...(line.dash ?? [])],
            // A line needs two points.
            points: { show: (plotted: uPlot) => plotted.data[0].length === 1 },
          })),
        ],
      },
      [[], ...latest.current.map(() => [])],
      element,
    );
    chart.current = plot;
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
      chart.current = null;
    };
  }, [shape, scheme, logarithmic, range?.[0], range?.[1]]);

  useEffect(() => {
    const drawable = (value: number) => (Number.isFinite(value) && (!logarithmic || value > 0) ? value : null);
    chart.current?.setData([[...steps], ...series.map((line) => line.values.map(drawable))]);
  });

  return <div ref={holder} className={classes.chart} role="img" aria-label={label} />;
}

/** A chart without a value yet has a decade to show all the same. */
const logarithmicScale: uPlot.Scale = {
  distr: 3,
  log: 10,
  range: (_plot, low, high) => (low === null || high === null ? [0.1, 1] : decadesAround(low, high)),
};

/** uPlot's own labels print ticks under 0.001 as 0. */
function plain(tick: number): string {
  return String(Number(tick.toPrecision(4)));
}
