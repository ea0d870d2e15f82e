'use client';

import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RunState } from '@/lib/lab/browser/session';
import type { Measurement } from '@/lib/lab/protocol';
import { BoundaryCanvas } from './boundary';
import classes from './lab.module.css';
import { layerColour } from './layer-colour';
import { LayerProfile } from './layer-profile';
import { TimeChart } from './time-chart';

export function Figures({ state }: { state: RunState }) {
  const { history } = state;
  const last = history.at(-1);
  if (!last)
    return (
      <Text c="dimmed" mt="md">
        Making the network …
      </Text>
    );
  const steps = history.map((measurement) => measurement.step);
  const layers = last.gradientNorms.length;
  return (
    <>
      <div className={classes.figures}>
        <Figure
          title="Decision boundary"
          caption="Where the network says class 0 (blue, discs) and class 1 (orange, squares)."
        >
          <BoundaryCanvas state={state} />
        </Figure>
        <Figure title="Loss and accuracy" caption="Loss solid, accuracy dashed (0 to 1), over the steps.">
          <TimeChart
            label="Loss and accuracy over the training steps"
            steps={steps}
            range={[0, Math.max(1, ...history.slice(0, 1).map((m) => Math.min(m.loss * 1.2, 5)))]}
            series={[
              { label: 'loss', colour: '#e8590c', values: history.map((m) => m.loss) },
              { label: 'accuracy', colour: '#1c7ed6', dash: [6, 4], values: history.map((m) => m.accuracy) },
            ]}
          />
        </Figure>
        <Figure
          title="Gradient norm per layer, now"
          caption="‖∂loss/∂W‖ on a log axis, from the first layer to the output layer."
        >
          <LayerProfile label="Gradient norm of every layer" values={last.gradientNorms} logarithmic />
        </Figure>
        <Figure title="Gradient norm over time" caption="A line a layer: the first red, the last blue.">
          <TimeChart
            label="Gradient norm of every layer over the training steps, log axis"
            logarithmic
            steps={steps}
            series={Array.from({ length: layers }, (_, index) => ({
              label: `layer ${index + 1}`,
              colour: layerColour(index, layers),
              values: history.map((m) => m.gradientNorms[index] ?? Number.NaN),
            }))}
          />
        </Figure>
        <Figure
          title="Update-to-data ratio"
          caption="‖ΔW‖ / ‖W‖ of the last step. About 10⁻³ is healthy; at 10⁻⁵ a layer is as good as frozen."
        >
          <LayerProfile
            label="Update-to-data ratio of every layer"
            values={last.updateRatios}
            logarithmic
            mark={{ value: 1e-3, label: 'healthy' }}
          />
        </Figure>
        <Figure
          title="Activations"
          caption="Mean of each hidden layer's outputs, with one standard deviation to each side."
        >
          <LayerProfile
            label="Mean and spread of every hidden layer's activations"
            values={last.activations.map((a) => a.mean)}
            spread={last.activations.map((a) => a.std)}
          />
        </Figure>
        <Figure title="Saturated share" caption={saturationCaption(state)}>
          <LayerProfile
            label="Saturated share of every hidden layer"
            values={last.activations.map((a) => a.saturated)}
            mark={{ value: 1, label: 'all' }}
          />
        </Figure>
      </div>
      <details>
        <summary>The numbers behind the figures</summary>
        <LayerTable measurement={last} />
      </details>
    </>
  );
}

function saturationCaption({ config }: RunState): string {
  if (config.activation === 'sigmoid') return 'Units where σ′ is below 5 % of its maximum.';
  if (config.activation === 'tanh') return 'Units with |tanh| above 0.97.';
  return config.activation === 'relu'
    ? 'Units on the flat side, where the slope is 0.'
    : 'Units on the leaky side, where the slope is 0.01.';
}

function Figure({ title, caption, children }: { title: string; caption: string; children: ReactNode }) {
  return (
    <figure style={{ margin: 0 }}>
      <Title order={3} fz="sm" mt="md">
        {title}
      </Title>
      {children}
      <Text component="figcaption" size="xs" c="dimmed">
        {caption}
      </Text>
    </figure>
  );
}

function LayerTable({ measurement }: { measurement: Measurement }) {
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
