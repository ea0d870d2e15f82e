'use client';

import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import type { LabSession, LabState } from '@/lib/engine/lab/browser/session';
import type { Measurement } from '@/lib/engine/lab/protocol';
import { BoundaryCanvas } from './boundary';
import classes from './lab.module.css';
import { layerColour } from './layer-colour';
import { LayerProfile } from './layer-profile';
import { TimeChart } from './time-chart';
import { useDrawnRun, useRun } from './use-run';

interface Props {
  readonly run: number;
  readonly session: LabSession;
}

/** What every drawing gets: the run as it is to be shown, and its last measurement. */
interface Shown {
  readonly state: LabState;
  readonly last: Measurement;
}

const drawings: readonly { title: string; caption: (state: LabState) => string; Drawing: ComponentType<Shown> }[] = [
  {
    title: 'Decision boundary',
    caption: () =>
      'Where the network says class 0 (blue, discs) and class 1 (orange, squares); pale where it is undecided.',
    Drawing: ({ state }) => <BoundaryCanvas state={state} />,
  },
  {
    title: 'Loss and accuracy',
    caption: () => 'Loss solid, accuracy dashed (0 to 1), over the steps.',
    Drawing: LossChart,
  },
  {
    title: 'Gradient norm per layer, now',
    caption: () => '‖∂loss/∂W‖ on a log axis, from the first layer to the output layer.',
    Drawing: ({ last }) => (
      <LayerProfile label="Gradient norm of every layer" values={last.gradientNorms} logarithmic />
    ),
  },
  {
    title: 'Gradient norm over time',
    caption: () => 'A line a layer: the first red, the last blue.',
    Drawing: GradientChart,
  },
  {
    title: 'Update-to-data ratio',
    caption: () => '‖ΔW‖ / ‖W‖ of the last step. About 10⁻³ is healthy; at 10⁻⁵ a layer is as good as frozen.',
    Drawing: ({ last }) =>
      last.step === 0 ? (
        <Text c="dimmed" size="sm" my="xl">
          Nothing has moved yet: take a step.
        </Text>
      ) : (
        <LayerProfile
          label="Update-to-data ratio of every layer"
          values={last.updateRatios}
          logarithmic
          mark={{ value: 1e-3, label: 'healthy' }}
        />
      ),
  },
  {
    title: 'Activations',
    caption: () => 'Mean of each hidden layer’s outputs, with one standard deviation to each side.',
    Drawing: ({ last }) => (
      <LayerProfile
        label="Mean and spread of every hidden layer's activations"
        values={last.activations.map((a) => a.mean)}
        spread={last.activations.map((a) => a.std)}
      />
    ),
  },
  {
    title: 'Saturated share',
    caption: saturationCaption,
    Drawing: ({ last }) => (
      <LayerProfile
        label="Saturated share of every hidden layer"
        values={last.activations.map((a) => a.saturated)}
        mark={{ value: 1, label: 'all' }}
      />
    ),
  },
];

/** The figures of a run, and the numbers behind them. */
export function Figures({ run, session }: Props) {
  const isMade = useRun(session, run, (state) => state.history.length > 0);
  if (!isMade)
    return (
      <Text c="dimmed" mt="md">
        Making the network …
      </Text>
    );
  return (
    <>
      <div className={classes.figures}>
        {drawings.map(({ title }, turn) => (
          <Figure key={title} run={run} session={session} turn={turn} />
        ))}
      </div>
      <Numbers run={run} session={session} />
    </>
  );
}

function Figure({ run, session, turn }: Props & { turn: number }) {
  const state = useDrawnRun(session, run, turn);
  const last = state?.history.at(-1);
  const drawing = drawings[turn];
  if (!state || !last || !drawing) return null;
  const { title, caption, Drawing } = drawing;
  return (
    <figure className={classes.figure}>
      <Title order={3} fz="sm" mt="md">
        {title}
      </Title>
      <Drawing state={state} last={last} />
      <Text component="figcaption" size="xs" c="dimmed">
        {caption(state)}
      </Text>
    </figure>
  );
}

function LossChart({ state: { history } }: Shown) {
  return (
    <TimeChart
      label="Loss and accuracy over the training steps"
      steps={history.map((m) => m.step)}
      range={[0, Math.max(1, ...history.slice(0, 1).map((m) => Math.min(m.loss * 1.2, 5)))]}
      series={[
        { label: 'loss', colour: '#e8590c', values: history.map((m) => m.loss) },
        { label: 'accuracy', colour: '#1c7ed6', dash: [6, 4], values: history.map((m) => m.accuracy) },
      ]}
    />
  );
}

function GradientChart({ state: { history }, last }: Shown) {
  const layers = last.gradientNorms.length;
  return (
    <TimeChart
      label="Gradient norm of every layer over the training steps, log axis"
      logarithmic
      steps={history.map((m) => m.step)}
      series={Array.from({ length: layers }, (_, index) => ({
        label: `layer ${index + 1}`,
        colour: layerColour(index, layers),
        values: history.map((m) => m.gradientNorms[index] ?? Number.NaN),
      }))}
    />
  );
}

/** Rendered only while it is open: a table of fifty layers would cost more than all the figures. */
function Numbers({ run, session }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The numbers behind the figures</summary>
      {isOpen && <LayerTable run={run} session={session} />}
    </details>
  );
}

function saturationCaption({ config }: LabState): string {
  if (config.activation === 'sigmoid') return 'Units where σ′ is below 5 % of its maximum.';
  if (config.activation === 'tanh') return 'Units with |tanh| above 0.97.';
  return config.activation === 'relu'
    ? 'Units on the flat side, where the slope is 0.'
    : 'Units on the leaky side, where the slope is 0.01.';
}

function LayerTable({ run, session }: Props) {
  const measurement = useDrawnRun(session, run, drawings.length)?.history.at(-1);
  if (!measurement) return null;
  const short = (value: number | undefined) =>
    value === undefined ? '' : Number.isFinite(value) ? value.toExponential(2) : 'not finite';
  return (
    // A region that scrolls sideways must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section className={classes.tableScroll} aria-label="The numbers of every layer" tabIndex={0}>
      <Table captionSide="top" fz="xs">
        <caption>Every layer at step {measurement.step}</caption>
        <TableThead>
          <TableTr>
            {['Layer', 'Gradient norm', 'Update ratio', 'Activation mean', 'Activation spread', 'Saturated'].map(
              (head) => (
                <TableTh key={head} scope="col">
                  {head}
                </TableTh>
              ),
            )}
          </TableTr>
        </TableThead>
        <TableTbody>
          {measurement.gradientNorms.map((norm, index) => {
            const activation = measurement.activations[index];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place.
              <TableTr key={index}>
                <TableTh scope="row">{activation ? index + 1 : 'output'}</TableTh>
                <TableTd>{short(norm)}</TableTd>
                <TableTd>{short(measurement.updateRatios[index])}</TableTd>
                <TableTd>{short(activation?.mean)}</TableTd>
                <TableTd>{short(activation?.std)}</TableTd>
                <TableTd>{activation ? `${Math.round(activation.saturated * 100)} %` : ''}</TableTd>
              </TableTr>
            );
          })}
        </TableTbody>
      </Table>
    </section>
  );
}
