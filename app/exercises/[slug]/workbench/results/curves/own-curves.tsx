'use client';

import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import figure from '@/app/figures/figure.module.css';
import { FigureFrame } from '@/app/figures/frame';
import { Legend, LegendItem } from '@/app/figures/legend';
import { Slider } from '@/app/figures/slider';
import { useWidth } from '@/app/figures/use-width';
import { cellOf, curveAgreement } from '@/lib/content/figures/curve-agreement';
import { readable } from '@/lib/content/figures/format';
import { callsOf, gridOf, type ScalarCurve, type ScalarCurves, valuesFrom } from '@/lib/content/figures/scalar-curves';
import type { WorkbenchSession } from '@/lib/learning/workbench/session';
import { CurvePicture, reference, yours } from './curve-picture';
import classes from './curves.module.css';

interface Props {
  readonly curves: ScalarCurves;
  /** The code that was graded. */
  readonly source: string;
  readonly sample: WorkbenchSession['sample'];
}

/** One value a place of the grid for each curve; null where the function gave nothing that can be drawn. */
type Sampled = readonly (readonly number[] | null)[];
type State = { readonly kind: 'drawing' | 'impossible' } | { readonly kind: 'drawn'; readonly sampled: Sampled };

/** The student's functions over the number line, beside the textbook's. */
export function OwnCurves({ curves, source, sample }: Props) {
  const [state, setState] = useState<State>({ kind: 'drawing' });
  useEffect(() => {
    let current = true;
    setState({ kind: 'drawing' });
    void draw(curves, gridOf(curves), (calls) => sample(source, calls)).then((sampled) => {
      if (current) setState(sampled ? { kind: 'drawn', sampled } : { kind: 'impossible' });
    });
    return () => {
      current = false;
    };
  }, [curves, source, sample]);
  if (state.kind === 'drawing') return <Skeleton height={220} />;
  return state.kind === 'drawn' ? <Drawn curves={curves} sampled={state.sampled} /> : null;
}

async function draw(
  { curves }: ScalarCurves,
  grid: readonly number[],
  sample: (calls: ReturnType<typeof callsOf>) => ReturnType<WorkbenchSession['sample']>,
): Promise<Sampled | null> {
  const calls = curves.map((curve) => callsOf(curve, grid));
  const results = await sample(calls.flat());
  if (results === null) return null;
  let taken = 0;
  return curves.map((curve, index) => {
    const count = calls[index]?.length ?? 0;
    taken += count;
    return valuesFrom(curve, grid, results.slice(taken - count, taken));
  });
}

function Drawn({ curves, sampled }: { curves: ScalarCurves; sampled: Sampled }) {
  const grid = gridOf(curves);
  const [place, setPlace] = useState(70);
  const z = grid[place] ?? 0;
  const every = grid.map((_, index) => index).filter((index) => index % 10 === 0);
  return (
    <FigureFrame
      label="Your functions beside the textbook’s"
      caption={`Your code, called at ${grid.length} places in the sandbox, drawn over the formula of the textbook. Nothing here is graded.`}
      columns={[curves.variable, ...curves.curves.flatMap(({ label }) => [`${label}, yours`, `${label}, textbook`])]}
      rows={every.map((index) => [
        grid[index] ?? 0,
        ...curves.curves.flatMap((curve, i) => [
          cellOf(sampled[i]?.[index]),
          referenceText(curve, grid[index] ?? Number.NaN),
        ]),
      ])}
    >
      <div className={classes.pair}>
        {curves.curves.map((curve, index) => (
          <Pictured key={curve.label} curve={curve} curves={curves} values={sampled[index] ?? null} place={place} />
        ))}
      </div>
      <div className={figure.controls}>
        <Slider
          label={curves.variable}
          value={place}
          text={readable(z)}
          spoken={`${curves.variable} ${readable(z)}. ${curves.curves
            .map(
              (curve, i) => `${curve.label}: yours ${cellOf(sampled[i]?.[place])}, textbook ${referenceText(curve, z)}`,
            )
            .join('. ')}`}
          min={0}
          max={grid.length - 1}
          step={1}
          onChange={setPlace}
        />
      </div>
    </FigureFrame>
  );
}

interface PicturedProps {
  readonly curve: ScalarCurve;
  readonly curves: ScalarCurves;
  readonly values: readonly number[] | null;
  readonly place: number;
}

function Pictured({ curve, curves, values, place }: PicturedProps) {
  const [ref, width] = useWidth();
  const grid = gridOf(curves);
  const z = grid[place] ?? 0;
  return (
    <section ref={ref} aria-label={curve.label}>
      <CurvePicture curve={curve} variable={curves.variable} grid={grid} values={values} at={z} width={width} />
      <Legend>
        <LegendItem {...yours}>
          yours: <b>{cellOf(values?.[place])}</b>
        </LegendItem>
        <LegendItem {...reference}>
          textbook: <b>{referenceText(curve, z)}</b>
        </LegendItem>
        <span>{curveAgreement(curve, grid, values, curves.variable)}</span>
      </Legend>
    </section>
  );
}

function referenceText({ kink, reference: formula }: ScalarCurve, z: number): string {
  return kink && z === kink.at ? `${kink.low}…${kink.high}` : readable(formula(z));
}
