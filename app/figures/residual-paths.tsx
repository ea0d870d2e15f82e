'use client';

import { useState } from 'react';
import { fromLog10, readable } from '@/lib/content/figures/format';
import { type PathClass, pathClasses } from '@/lib/content/figures/residual-paths';
import { logProduct } from '@/lib/content/figures/slope-product';
import classes from './figure.module.css';
import { FigureFrame } from './frame';
import { Legend, LegendItem } from './legend';
import { LogPlot } from './log-plot';
import { Slider } from './slider';
import { useWidth } from './use-width';
import { Written } from './written';

const residual = { label: 'with the identity', colour: 'var(--nabla-function)' };
const plain = { label: 'without', colour: 'var(--nabla-derivative)', dash: '10 5' };

/** A gradient through L blocks with and without the identity path, and the paths it takes. */
export function ResidualPaths() {
  const [slope, setSlope] = useState(0.3);
  const [depth, setDepth] = useState(10);
  const [ref, width] = useWidth();
  const layers = Array.from({ length: depth + 1 }, (_, index) => index);
  const paths = pathClasses(slope, depth);
  const ends = [logProduct(1 + slope, depth), logProduct(slope, depth)].filter(Number.isFinite);
  return (
    <FigureFrame
      label="Gradient paths through residual blocks"
      caption="Above: the size of the gradient after 0 to L blocks, all of slope f′, on a logarithmic axis. Below: every path goes through or around each block. The bars add up the paths by how many layers they pass through; the small figures under them count those paths."
      columns={['layers on the path', 'paths', 'each carries', 'together']}
      rows={paths.map(({ layers: count, count: ways, each, together }) => [
        count,
        ways,
        readable(each),
        readable(together),
      ])}
    >
      <div ref={ref}>
        <LogPlot
          title={`The gradient after 0 to ${depth} blocks, with and without the identity path, on a logarithmic axis`}
          width={width}
          height={240}
          x={[0, depth]}
          xLabel="blocks"
          y={[Math.min(-2, Math.floor(Math.min(...ends))), Math.max(2, Math.ceil(Math.max(...ends)))]}
          series={[
            { ...residual, points: layers.map((count) => [count, logProduct(1 + slope, count)] as const) },
            { ...plain, points: layers.map((count) => [count, logProduct(slope, count)] as const) },
          ]}
        />
        <Legend>
          <LegendItem {...residual}>
            with the identity: |1 + f′| to the power {depth} ={' '}
            <b>
              <Written>{fromLog10(logProduct(1 + slope, depth))}</Written>
            </b>
          </LegendItem>
          <LegendItem {...plain}>
            without: |f′| to the power {depth} ={' '}
            <b>
              <Written>{fromLog10(logProduct(slope, depth))}</Written>
            </b>
          </LegendItem>
        </Legend>
        <Blocks width={width} slope={slope} depth={depth} />
        <Bars width={width} paths={paths} />
      </div>
      <div className={classes.controls}>
        <Slider
          label="slope f′ of each layer"
          value={slope}
          text={slope.toFixed(2).replace('-', '−')}
          min={-1.5}
          max={1.5}
          step={0.05}
          onChange={setSlope}
        />
        <Slider label="blocks L" value={depth} text={String(depth)} min={1} max={24} step={1} onChange={setDepth} />
      </div>
      <p className={classes.finding} aria-live="polite">
        {finding(paths)}
      </p>
    </FigureFrame>
  );
}

/** The first blocks as a wiring diagram. */
function Blocks({ width, slope, depth }: { width: number; slope: number; depth: number }) {
  const shown = Math.min(depth, width < 460 ? 3 : 5);
  const cut = shown < depth;
  const pitch = (width - (cut ? 40 : 10)) / shown;
  const line = 84;
  return (
    <svg
      viewBox={`0 0 ${width} 116`}
      className={classes.picture}
      role="img"
      aria-label={`${shown} of ${depth} blocks: each has a path through the layer, with slope ${slope.toFixed(2)}, and one around it, with slope 1`}
    >
      {Array.from({ length: shown }, (_, block) => {
        const left = 5 + block * pitch;
        const middle = left + pitch / 2;
        const join = left + pitch - 12;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks are numbered, and nothing else tells them apart.
          <g key={block}>
            <path d={`M${left} ${line}H${left + pitch}`} stroke={plain.colour} className={classes.wire} />
            <path d={`M${left + 8} ${line}V30H${join}V${line}`} stroke={residual.colour} className={classes.wire} />
            <text x={middle} y={22} textAnchor="middle" className={classes.tick}>
              1
            </text>
            <rect
              x={middle - 26}
              y={line - 17}
              width={52}
              height={34}
              rx={6}
              className={classes.box}
              style={{ stroke: plain.colour }}
            />
            <text x={middle} y={line + 5} textAnchor="middle" className={classes.tick}>
              {slope.toFixed(2).replace('-', '−')}
            </text>
            <circle cx={join} cy={line} r={7} className={classes.box} style={{ stroke: 'var(--nabla-axis)' }} />
            <path
              d={`M${join - 4} ${line}H${join + 4}M${join} ${line - 4}V${line + 4}`}
              stroke="var(--mantine-color-text)"
            />
          </g>
        );
      })}
      {cut && (
        <text x={width - 2} y={line + 5} textAnchor="end" className={classes.tick}>
          … {depth}
        </text>
      )}
    </svg>
  );
}

const chart = { height: 190, top: 26, bottom: 58 };

/** What the paths of each length carry together. Upwards and downwards: with a negative slope their signs alternate. */
function Bars({ width, paths }: { width: number; paths: readonly PathClass[] }) {
  const sizes = paths.map(({ together }) => together);
  const most = Math.max(...sizes, 0);
  const least = Math.min(...sizes, 0);
  const down = chart.height - chart.top - chart.bottom;
  const y = (value: number) => chart.top + ((most - value) / (most - least)) * down;
  const pitch = (width - 12) / paths.length;
  const every = Math.ceil(46 / pitch);
  return (
    <svg
      viewBox={`0 0 ${width} ${chart.height}`}
      className={classes.picture}
      role="img"
      aria-label="What the paths carry, by the number of layers on them; the numbers are in the table"
    >
      <line x1={6} x2={width - 6} y1={y(0)} y2={y(0)} className={classes.axis} />
      {paths.map(({ layers, count, together }) => {
        const middle = 6 + (layers + 0.5) * pitch;
        const labelled = layers % every === 0;
        return (
          <g key={layers}>
            <rect
              x={middle - pitch * 0.36}
              width={pitch * 0.72}
              y={Math.min(y(0), y(together))}
              height={Math.abs(y(together) - y(0))}
              fill={layers === 0 ? residual.colour : plain.colour}
            />
            {labelled && (
              <>
                <text x={middle} y={Math.min(y(0), y(together)) - 5} textAnchor="middle" className={classes.tick}>
                  {short(together)}
                </text>
                <text x={middle} y={chart.height - 38} textAnchor="middle" className={classes.tick}>
                  {layers}
                </text>
                <text x={middle} y={chart.height - 21} textAnchor="middle" className={classes.faint}>
                  {count < 1e5 ? `${count}×` : ''}
                </text>
              </>
            )}
          </g>
        );
      })}
      <text x={width / 2} y={chart.height - 4} textAnchor="middle" className={classes.tick}>
        layers on the path, and how many such paths
      </text>
    </svg>
  );
}

function short(value: number): string {
  return Math.abs(value) >= 0.01 || value === 0 ? String(Number(value.toPrecision(2))).replace('-', '−') : '≈ 0';
}

function finding(paths: readonly PathClass[]): string {
  const total = paths.reduce((sum, { together }) => sum + Math.abs(together), 0);
  const longest = [...paths].sort((a, b) => Math.abs(b.together) - Math.abs(a.together))[0];
  const count = paths.reduce((sum, path) => sum + path.count, 0);
  const share = Math.round((Math.abs(longest?.together ?? 0) / total) * 100);
  return `${count.toLocaleString('en')} paths. Those through ${longest?.layers === 1 ? '1 layer' : `${longest?.layers} layers`} carry the most, ${share} % of the sum of sizes; the one around all blocks always carries 1.`;
}
