'use client';

import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { DecisionBoundary, LabState } from '@/lib/engine/lab/browser/session';
import classes from './lab.module.css';

const pixels = 320;
/** Class 0 blue, class 1 orange; points of class 1 are squares, so that colour is not the only cue. */
const colours = { zero: [28, 126, 214], one: [232, 121, 20] } as const;

export function BoundaryCanvas({ state }: { state: LabState }) {
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
  { boundary, points }: Pick<LabState, 'boundary' | 'points'>,
  ground: Colour,
) {
  context.clearRect(0, 0, pixels, pixels);
  if (!boundary) return;
  const { extent } = boundary;
  // One pixel a cell, enlarged by the browser: filling thousands of rectangles took longer than a frame.
  const image = picture(boundary, ground);
  if (image) context.drawImage(image, 0, 0, pixels, pixels);
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

/** The probabilities as an image, row 0 at the top; null where the browser has no canvas to paint on. */
function picture({ size, probabilities }: DecisionBoundary, ground: Colour): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) return null;
  const image = context.createImageData(size, size);
  for (let cell = 0; cell < size * size; cell++) {
    const row = size - 1 - Math.floor(cell / size);
    const from = row * size + (cell % size);
    image.data.set([...shade(probabilities[from] ?? 0.5, ground), 255], 4 * cell);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

type Colour = readonly [number, number, number];

/** Mixes the ground with the class's colour, the more the surer the network is. */
function shade(probability: number, ground: Colour): Colour {
  if (!Number.isFinite(probability)) return ground;
  const colour = probability < 0.5 ? colours.zero : colours.one;
  const strength = Math.abs(probability - 0.5) * 0.9;
  const mixed = (i: 0 | 1 | 2) => Math.round(ground[i] + (colour[i] - ground[i]) * strength);
  return [mixed(0), mixed(1), mixed(2)];
}
