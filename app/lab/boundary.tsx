'use client';

import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { RunState } from '@/lib/lab/browser/session';
import classes from './lab.module.css';

const pixels = 320;
/** Class 0 blue, class 1 orange; points of class 1 are squares, so that colour is not the only cue. */
const colours = { zero: [28, 126, 214], one: [232, 121, 20] } as const;

export function BoundaryCanvas({ state }: { state: RunState }) {
  const { boundary, points } = state;
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) draw(context, { boundary, points }, scheme === 'dark' ? [31, 32, 36] : [255, 255, 255]);
  }, [boundary, points, scheme]);
  return (
    <canvas
      ref={canvas}
      width={pixels}
      height={pixels}
      className={classes.boundary}
      role="img"
      aria-label={`Decision boundary over the ${state.config.dataSet}: where the network says class 0 (blue) and class 1 (orange).`}
    />
  );
}

function draw(
  context: CanvasRenderingContext2D,
  { boundary, points }: Pick<RunState, 'boundary' | 'points'>,
  ground: readonly [number, number, number],
) {
  context.clearRect(0, 0, pixels, pixels);
  if (!boundary) return;
  const { size, extent, probabilities } = boundary;
  const cell = pixels / size;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      context.fillStyle = shade(probabilities[row * size + column] ?? 0.5, ground);
      context.fillRect(column * cell, pixels - (row + 1) * cell, cell + 1, cell + 1);
    }
  }
  const place = (value: number) => ((value / extent + 1) / 2) * pixels;
  for (const point of points) {
    context.fillStyle = `rgb(${(point.label === 0 ? colours.zero : colours.one).join(' ')})`;
    context.strokeStyle = 'white';
    context.beginPath();
    if (point.label === 0) context.arc(place(point.x), pixels - place(point.y), 3.5, 0, 2 * Math.PI);
    else context.rect(place(point.x) - 3, pixels - place(point.y) - 3, 6, 6);
    context.fill();
    context.stroke();
  }
}

/** Mixes the ground with the class's colour, the more the surer the network is. */
function shade(probability: number, ground: readonly [number, number, number]): string {
  if (!Number.isFinite(probability)) return `rgb(${ground.join(' ')})`;
  const colour = probability < 0.5 ? colours.zero : colours.one;
  const strength = Math.abs(probability - 0.5) * 0.9;
  return `rgb(${ground.map((base, i) => Math.round(base + ((colour[i] ?? base) - base) * strength)).join(' ')})`;
}
