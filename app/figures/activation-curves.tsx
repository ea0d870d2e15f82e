'use client';

import { type PointerEvent, useId, useState } from 'react';
import { type Activation, activationNamed } from '@/lib/content/figures/activations';
import { fixed } from '@/lib/content/figures/format';
import { type CurvePlot, extent, height, margin, plotOf, ticksOf, zStep } from './curve-plot';
import classes from './figure.module.css';
import type { FigureProps } from './figure-props';
import { FigureFrame } from './frame';
import { Legend, LegendItem } from './legend';
import { Slider } from './slider';
import { pointerIn } from './svg-point';
import { useWidth } from './use-width';

/** Half the length of the tangent, in z. */
const reach = 1.4;
const red = { colour: 'var(--nabla-function)' };
const blue = { colour: 'var(--nabla-derivative)', dash: '8 5' };

/** A function (red, solid) and its derivative (blue, dashed); the tangent follows the pointer, a slider or the arrow keys. */
export function ActivationCurves({ variant }: FigureProps) {
  const activation = activationNamed(variant);
  const { name, symbol, f, derivative, bounds } = activation;
  const [z, setZ] = useState(1);
  const [ref, width] = useWidth();
  const slope = slopeText(activation, z);
  return (
    <FigureFrame
      label={`${name} and its derivative`}
      caption="Move over the figure, or use the slider or its arrow keys, to slide the tangent along. Its slope is the height of the blue curve."
      columns={['z', `${symbol}(z)`, `${symbol}′(z)`]}
      rows={Array.from({ length: 13 }, (_, i) => i - extent).map((at) => [
        at,
        f(at),
        at === activation.kink?.at ? slopeText(activation, at) : derivative(at),
      ])}
    >
      <div ref={ref}>
        <Curves activation={activation} width={width} z={z} onMove={setZ} />
      </div>
      <Legend>
        <LegendItem {...red}>
          {symbol}(z) = <b>{fixed(f(z), 4)}</b>, {bounds.f}
        </LegendItem>
        <LegendItem {...blue}>
          {symbol}′(z) = <b>{slope}</b>
          {z === activation.kink?.at ? '' : `, ${bounds.derivative}`}
        </LegendItem>
      </Legend>
      <div className={classes.controls}>
        <Slider
          label="z, where the tangent touches"
          value={z}
          text={fixed(z, 2)}
          spoken={`z ${fixed(z, 2)}, height ${fixed(f(z), 4)}, slope ${slope}`}
          min={-extent}
          max={extent}
          step={zStep}
          onChange={setZ}
        />
      </div>
    </FigureFrame>
  );
}

interface CurvesProps {
  readonly activation: Activation;
  readonly width: number;
  readonly z: number;
  readonly onMove: (z: number) => void;
}

function Curves({ activation, width, z, onMove }: CurvesProps) {
  const clip = `clip${useId().replace(/\W/g, '')}`;
  const { name, symbol, f, derivative, kink, bounds, steepest } = activation;
  const plot = plotOf(activation, width);
  const follow = (event: PointerEvent<SVGSVGElement>) => onMove(plot.zAt(pointerIn(event, width, height)[0]));
  const slopes = slopesAt(activation, z);
  const labelled = 4.2;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={classes.picture}
      role="img"
      aria-label={`${name} in red, ${bounds.f}, and its slope in blue, ${bounds.derivative}, for z from −6 to 6`}
      onPointerMove={follow}
      onPointerDown={follow}
    >
      <clipPath id={clip}>
        <rect x={margin.left} y={0} width={width - margin.left - margin.right} height={height - margin.bottom + 6} />
      </clipPath>
      <Axes plot={plot} marks={ticksOf(activation)} />
      {steepest && (
        <>
          <line
            x1={margin.left}
            x2={plot.x(steepest.at)}
            y1={plot.y(steepest.slope)}
            y2={plot.y(steepest.slope)}
            className={classes.most}
          />
          <text x={margin.left + 8} y={plot.y(steepest.slope) - 7} className={classes.derivativeLabel}>
            at most {steepest.slope}
          </text>
        </>
      )}
      <path d={plot.path(derivative, kink?.at ?? null)} className={classes.derivative} />
      <path d={plot.path(f, null)} className={classes.function} />
      <text x={plot.x(labelled)} y={plot.y(f(labelled)) + 24} className={classes.functionLabel}>
        {symbol}(z)
      </text>
      <text x={plot.x(labelled)} y={plot.y(derivative(labelled)) - 10} className={classes.derivativeLabel}>
        {symbol}′(z)
      </text>
      <line x1={plot.x(z)} x2={plot.x(z)} y1={margin.top} y2={height - margin.bottom} className={classes.guide} />
      <g clipPath={`url(#${clip})`}>
        {slopes.map((slope) => (
          <line
            key={slope}
            x1={plot.x(z - reach)}
            x2={plot.x(z + reach)}
            y1={plot.y(f(z) - reach * slope)}
            y2={plot.y(f(z) + reach * slope)}
            className={classes.tangent}
          />
        ))}
      </g>
      {slopes.map((slope) => (
        <circle key={slope} cx={plot.x(z)} cy={plot.y(slope)} r={5} className={classes.derivativeDot} />
      ))}
      <circle cx={plot.x(z)} cy={plot.y(f(z))} r={5} className={classes.functionDot} />
    </svg>
  );
}

/** One slope, or at a kink those of both sides. */
function slopesAt({ kink, derivative }: Activation, z: number): readonly number[] {
  return kink && z === kink.at ? [kink.left, kink.right] : [derivative(z)];
}

function slopeText(activation: Activation, z: number): string {
  const [slope = Number.NaN, other] = slopesAt(activation, z);
  return other === undefined ? fixed(slope, 4) : `${slope} from the left, ${other} from the right`;
}

function Axes({ plot, marks }: { plot: CurvePlot; marks: readonly number[] }) {
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
            {String(mark).replace('-', '−')}
          </text>
        </g>
      ))}
      {[-6, -4, -2, 0, 2, 4, 6].map((mark) => (
        <text key={mark} x={plot.x(mark)} y={height - margin.bottom + 20} textAnchor="middle" className={classes.tick}>
          {mark === 0 ? 'z = 0' : String(mark).replace('-', '−')}
        </text>
      ))}
    </>
  );
}
