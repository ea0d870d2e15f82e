'use client';

import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react';
import { angleBetween, clipByNorm, clipByValue, type TwoEntries } from '@/lib/content/figures/clipping';
import { own } from '@/lib/core/text/own';
import classes from './figure.module.css';
import { FigureFrame } from './frame';
import { Legend, LegendItem } from './legend';
import { Slider } from './slider';
import { pointerIn } from './svg-point';
import { useWidth } from './use-width';

const height = 360;
/** The gradient stays within ±reach. */
const reach = 6;
const byValue = 'var(--nabla-derivative)';
const byNorm = 'var(--nabla-function)';

/** A gradient that the reader drags, clipped by value (a box) and by norm (a circle). */
export function Clipping2d() {
  const [gradient, setGradient] = useState<TwoEntries>([5, 2]);
  const [limit, setLimit] = useState(3);
  const [ref, width] = useWidth();
  const value = clipByValue(gradient, limit);
  const norm = clipByNorm(gradient, limit);
  return (
    <FigureFrame
      label="Clipping by value and by norm"
      caption="Drag the tip of the gradient, or focus it and use the arrow keys. The box is what clipping by value allows, the circle what clipping by norm allows."
      columns={['', 'first entry', 'second entry', 'length', 'turned by, degrees']}
      rows={[
        ['gradient', ...gradient, Math.hypot(...gradient), 0],
        ['clipped by value', ...value, Math.hypot(...value), angleBetween(gradient, value) ?? '–'],
        ['clipped by norm', ...norm, Math.hypot(...norm), angleBetween(gradient, norm) ?? '–'],
      ]}
    >
      <div ref={ref}>
        <Plane width={width} limit={limit} gradient={gradient} value={value} norm={norm} onMove={setGradient} />
      </div>
      <Legend>
        <LegendItem colour="var(--nabla-axis)">
          gradient {written(gradient)}, length {Math.hypot(...gradient).toFixed(2)}
        </LegendItem>
        <LegendItem colour={byValue} dash="8 4">
          by value: {written(value)}, {turned(gradient, value)}
        </LegendItem>
        <LegendItem colour={byNorm}>
          by norm: {written(norm)}, {turned(gradient, norm)}
        </LegendItem>
      </Legend>
      <div className={classes.controls}>
        <Slider
          label="limit, and greatest norm"
          value={limit}
          text={limit.toFixed(1)}
          min={0.5}
          max={6}
          step={0.1}
          onChange={setLimit}
        />
      </div>
    </FigureFrame>
  );
}

interface PlaneProps {
  readonly width: number;
  readonly limit: number;
  readonly gradient: TwoEntries;
  readonly value: TwoEntries;
  readonly norm: TwoEntries;
  readonly onMove: (gradient: TwoEntries) => void;
}

function Plane({ width, limit, gradient, value, norm, onMove }: PlaneProps) {
  const [dragging, setDragging] = useState(false);
  const scale = Math.min(width, height) / (2 * (reach + 0.8));
  const x = (entry: number) => width / 2 + entry * scale;
  const y = (entry: number) => height / 2 - entry * scale;
  const drag = (event: PointerEvent<SVGSVGElement>) => {
    if (!dragging) return;
    const [px, py] = pointerIn(event, width, height);
    onMove([inReach((px - width / 2) / scale), inReach((height / 2 - py) / scale)]);
  };
  const grid = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in for a picture that holds sliders.
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={classes.picture}
      role="group"
      aria-label="The gradient and its two clipped versions"
      onPointerMove={drag}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
    >
      {grid.map((at) => (
        <g key={at} className={at === 0 ? classes.axis : classes.grid}>
          <line x1={x(at)} x2={x(at)} y1={y(-reach)} y2={y(reach)} />
          <line x1={x(-reach)} x2={x(reach)} y1={y(at)} y2={y(at)} />
        </g>
      ))}
      <text x={x(reach) - 4} y={y(0) - 6} textAnchor="end" className={classes.tick}>
        first entry
      </text>
      <text x={x(0) + 6} y={y(reach) + 12} className={classes.tick}>
        second entry
      </text>
      <rect
        x={x(-limit)}
        y={y(limit)}
        width={2 * limit * scale}
        height={2 * limit * scale}
        fill="none"
        stroke={byValue}
        strokeDasharray="8 4"
        strokeWidth={1.5}
      />
      <circle cx={x(0)} cy={y(0)} r={limit * scale} fill="none" stroke={byNorm} strokeWidth={1.5} />
      <Arrow from={[x(0), y(0)]} to={[x(gradient[0]), y(gradient[1])]} colour="var(--nabla-axis)" />
      <Arrow from={[x(0), y(0)]} to={[x(value[0]), y(value[1])]} colour={byValue} dash="8 4" />
      <Arrow from={[x(0), y(0)]} to={[x(norm[0]), y(norm[1])]} colour={byNorm} />
      <g
        role="slider"
        tabIndex={0}
        aria-label="Tip of the gradient: arrow keys move it"
        aria-valuemin={-reach}
        aria-valuemax={reach}
        aria-valuenow={gradient[0]}
        aria-valuetext={`gradient ${written(gradient)}; by value ${written(value)}, ${turned(gradient, value)}; by norm ${written(norm)}, ${turned(gradient, norm)}`}
        className={classes.handle}
        onKeyDown={(event) => moveByKey(event, gradient, onMove)}
        onPointerDown={(event) => {
          event.currentTarget.ownerSVGElement?.setPointerCapture(event.pointerId);
          setDragging(true);
        }}
      >
        <circle cx={x(gradient[0])} cy={y(gradient[1])} r={22} fill="transparent" />
        <circle cx={x(gradient[0])} cy={y(gradient[1])} r={8} className={classes.knob} />
      </g>
    </svg>
  );
}

function Arrow({ from, to, colour, dash }: { from: TwoEntries; to: TwoEntries; colour: string; dash?: string }) {
  const id = `tip${useId().replace(/\W/g, '')}`;
  if (Math.hypot(to[0] - from[0], to[1] - from[1]) < 2) return null;
  return (
    <>
      <marker id={id} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="5" markerHeight="5" orient="auto">
        <path d="M0 0L10 5L0 10z" fill={colour} />
      </marker>
      <line
        x1={from[0]}
        y1={from[1]}
        x2={to[0]}
        y2={to[1]}
        stroke={colour}
        strokeWidth={3}
        strokeDasharray={dash}
        markerEnd={`url(#${id})`}
      />
    </>
  );
}

function moveByKey(event: KeyboardEvent, [x, y]: TwoEntries, onMove: (gradient: TwoEntries) => void) {
  const step = event.shiftKey ? 1 : 0.1;
  const moves: Readonly<Record<string, TwoEntries>> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, step],
    ArrowDown: [0, -step],
  };
  const move = own(moves, event.key);
  if (!move) return;
  event.preventDefault();
  onMove([inReach(x + move[0]), inReach(y + move[1])]);
}

/** To tenths, as shown. */
function inReach(entry: number): number {
  return Math.round(Math.min(reach, Math.max(-reach, entry)) * 10) / 10;
}

function written([x, y]: TwoEntries): string {
  return `(${x.toFixed(2)}, ${y.toFixed(2)})`.replaceAll('-', '−');
}

function turned(from: TwoEntries, to: TwoEntries): string {
  const angle = angleBetween(from, to);
  if (angle === null) return 'without a direction';
  return angle < 0.005 ? 'not turned' : `turned by ${angle.toFixed(1)}°`;
}
