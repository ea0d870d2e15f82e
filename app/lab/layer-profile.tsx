'use client';

import { powerLabel } from './decades';
import classes from './lab.module.css';
import { layerColour } from './layer-colour';

interface Props {
  readonly label: string;
  /** One value a layer, first layer first. */
  readonly values: readonly number[];
  readonly logarithmic?: boolean;
  /** A value worth a line across, such as the healthy update ratio. */
  readonly mark?: { readonly value: number; readonly label: string };
  /** Half the height of a whisker about each value. */
  readonly spread?: readonly number[];
}

const width = 520;
const height = 220;
const margin = { left: 58, right: 10, top: 18, bottom: 30 };

/** A dot for every layer, from the input side to the output side. */
export function LayerProfile({ label, values, logarithmic = false, mark, spread }: Props) {
  const shown = values.map((value) => (Number.isFinite(value) && (!logarithmic || value > 0) ? value : null));
  const scale = verticalScale(shown, spread, logarithmic, mark?.value);
  const x = (index: number) =>
    margin.left + (values.length <= 1 ? 0.5 : index / (values.length - 1)) * (width - margin.left - margin.right);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={classes.profile} role="img" aria-label={label}>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={margin.left}
            x2={width - margin.right}
            y1={scale.at(tick)}
            y2={scale.at(tick)}
            className={classes.gridLine}
          />
          <text x={margin.left - 8} y={scale.at(tick) + 4} className={classes.tick} textAnchor="end">
            {logarithmic ? powerLabel(tick) : Number(tick.toPrecision(3))}
          </text>
        </g>
      ))}
      {mark && (
        <g>
          <line
            x1={margin.left}
            x2={width - margin.right}
            y1={scale.at(mark.value)}
            y2={scale.at(mark.value)}
            className={classes.mark}
          />
          <text x={width - margin.right} y={scale.at(mark.value) - 5} className={classes.tick} textAnchor="end">
            {mark.label}
          </text>
        </g>
      )}
      {shown.map((value, index) => {
        const colour = layerColour(index, values.length);
        if (value === null)
          return values[index] === 0 ? (
            // A log axis has no zero: a gradient that is gone altogether stands hollow at the foot.
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place.
            <g key={index}>
              <circle cx={x(index)} cy={height - margin.bottom} r={4} stroke={colour} className={classes.nothing} />
            </g>
          ) : null;
        const half = spread?.[index] ?? 0;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place.
          <g key={index}>
            {half > 0 && (
              <line
                x1={x(index)}
                x2={x(index)}
                y1={scale.at(value - half)}
                y2={scale.at(value + half)}
                stroke={colour}
                strokeWidth={2}
                opacity={0.5}
              />
            )}
            <circle cx={x(index)} cy={scale.at(value)} r={4} fill={colour} />
          </g>
        );
      })}
      {logarithmic && values.includes(0) && (
        <text x={width / 2} y={height - 8} className={classes.tick} textAnchor="middle">
          ○ exactly 0
        </text>
      )}
      <text x={margin.left} y={height - 8} className={classes.tick}>
        layer 1 (input side)
      </text>
      <text x={width - margin.right} y={height - 8} className={classes.tick} textAnchor="end">
        layer {values.length}
      </text>
    </svg>
  );
}

function verticalScale(
  values: readonly (number | null)[],
  spread: readonly number[] | undefined,
  logarithmic: boolean,
  mark?: number,
) {
  const present = values.flatMap((value, index) => {
    if (value === null) return [];
    const half = spread?.[index] ?? 0;
    return [value - half, value + half];
  });
  const all = mark === undefined ? present : [...present, mark];
  const place = (share: number) => height - margin.bottom - share * (height - margin.top - margin.bottom);
  if (logarithmic) {
    // What is exactly 0 stands at the bottom, which must not be where a mark or another value is.
    const below = values.includes(null) ? 1 : 0;
    const low = Math.floor(Math.log10(Math.min(...all, 1))) - below;
    const high = Math.max(Math.ceil(Math.log10(Math.max(...all, 1e-300))), low + 1);
    const every = Math.max(1, Math.ceil((high - low) / 5));
    const ticks = Array.from({ length: Math.floor((high - low) / every) + 1 }, (_, i) => 10 ** (low + i * every));
    return { ticks, at: (value: number) => place((Math.log10(value) - low) / (high - low)) };
  }
  const low = Math.min(0, ...all);
  const high = Math.max(...all, low + 1e-3);
  const ticks = Array.from({ length: 5 }, (_, i) => low + (i / 4) * (high - low));
  return { ticks, at: (value: number) => place((value - low) / (high - low)) };
}
