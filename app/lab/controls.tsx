'use client';

import { Fieldset, NumberInput, Select, Slider, Stack, Switch, Text } from '@mantine/core';
import { useId } from 'react';
import { type LabConfig, withCode, withSetting } from '@/lib/engine/lab/config';
import {
  type CodePart,
  codesOf,
  contracts,
  isMistake,
  isOwnExercise,
  mistakes,
  parts,
} from '@/lib/engine/lab/own/codes';
import classes from './lab.module.css';

const options = {
  activation: [
    { value: 'sigmoid', label: 'Sigmoid' },
    { value: 'tanh', label: 'Tanh' },
    { value: 'relu', label: 'ReLU' },
    { value: 'leaky-relu', label: 'Leaky ReLU (slope 0.01)' },
  ],
  initialisation: [
    { value: 'normal', label: 'N(0, 1)' },
    { value: 'lecun', label: 'N(0, 1 / fan-in)' },
    { value: 'glorot', label: 'Glorot' },
    { value: 'he', label: 'He' },
  ],
  clipping: [
    { value: 'none', label: 'None' },
    { value: 'value', label: 'By value' },
    { value: 'norm', label: 'By global norm' },
  ],
  optimiser: [
    { value: 'sgd', label: 'SGD' },
    { value: 'momentum', label: 'SGD with momentum 0.9' },
    { value: 'adam', label: 'Adam' },
  ],
  dataSet: [
    { value: 'moons', label: 'Moons' },
    { value: 'spirals', label: 'Spirals' },
    { value: 'circles', label: 'Circles' },
    { value: 'xor', label: 'XOR' },
  ],
} as const;

const codeLabels = {
  code: 'Activation',
  initCode: 'Initialisation',
  normCode: 'Batch norm',
  skipCode: 'Residual block',
  netCode: 'Gradients of the whole network',
  clipCode: 'Clipping',
} as const satisfies Record<CodePart, string>;

function codeOptions(part: CodePart) {
  const codes = codesOf(part);
  const builtIn = part === 'netCode' ? 'Automatic differentiation' : 'Built-in';
  return [
    { value: 'built-in', label: builtIn },
    {
      group: 'Mine: the last attempt that passed',
      items: codes.filter(isOwnExercise).map((slug) => ({ value: slug, label: `My “${contracts[slug].title}”` })),
    },
    { group: 'A known mistake', items: codes.filter(isMistake).map((id) => ({ value: id, label: mistakes[id] })) },
  ];
}

interface Props {
  config: LabConfig;
  onChange: (config: LabConfig) => void;
}

export function Controls({ config, onChange }: Props) {
  const set = (change: Partial<LabConfig>) => onChange(withSetting(config, change));
  return (
    <Stack gap="sm">
      <Choice label="Data" field="dataSet" config={config} set={set} />
      <Amount label="Hidden layers" value={config.depth} min={1} max={50} onChange={(depth) => set({ depth })} />
      <Amount label="Units a layer" value={config.width} min={2} max={64} onChange={(width) => set({ width })} />
      <Choice label="Activation" field="activation" config={config} set={set} />
      <Choice label="Initialisation" field="initialisation" config={config} set={set} />
      <Switch
        label="Batch normalisation"
        checked={config.batchNorm}
        onChange={(e) => set({ batchNorm: e.currentTarget.checked })}
      />
      <Switch
        label="Residual connections"
        checked={config.residual}
        onChange={(e) => set({ residual: e.currentTarget.checked })}
      />
      <Choice label="Gradient clipping" field="clipping" config={config} set={set} />
      {config.clipping !== 'none' && (
        <Positive label="Clip at" value={config.clipAt} max={1000} onChange={(clipAt) => set({ clipAt })} />
      )}
      <Choice label="Optimiser" field="optimiser" config={config} set={set} />
      <Positive
        label="Learning rate"
        value={config.learningRate}
        max={100}
        onChange={(learningRate) => set({ learningRate })}
      />
      <NumberInput
        label="Seed"
        description="The same seed trains the same network."
        value={config.seed}
        min={0}
        max={999_999}
        allowDecimal={false}
        clampBehavior="strict"
        onChange={(seed) => typeof seed === 'number' && set({ seed })}
      />
      <Fieldset legend="Whose code runs" className={classes.whose}>
        <Text size="xs" c="dimmed" mb="xs">
          The lab’s, your own last attempt that passed (in the sandbox), or a known mistake.
        </Text>
        <Stack gap="xs">
          {parts.map((part) => (
            <Whose key={part} part={part} config={config} onChange={onChange} />
          ))}
        </Stack>
      </Fieldset>
    </Stack>
  );
}

/** Built-in, mine, or a known mistake. Choosing code switches on what it stands in for. */
function Whose({ part, config, onChange }: Props & { part: CodePart }) {
  return (
    <Select
      label={codeLabels[part]}
      aria-label={`Whose code: ${codeLabels[part]}`}
      size="xs"
      data={codeOptions(part)}
      value={config[part]}
      allowDeselect={false}
      onChange={(value) => {
        const code = codesOf(part).find((known) => known === value);
        if (code) onChange(withCode(config, part, code));
      }}
    />
  );
}

type ChoiceField = keyof typeof options;

function Choice(props: {
  label: string;
  field: ChoiceField;
  config: LabConfig;
  set: (change: Partial<LabConfig>) => void;
}) {
  return (
    <Select
      label={props.label}
      data={options[props.field]}
      value={props.config[props.field]}
      allowDeselect={false}
      onChange={(value) => value && props.set({ [props.field]: value })}
    />
  );
}

/** A number that must stay above zero; while it is being typed, nothing restarts. */
function Positive(props: { label: string; value: number; max: number; onChange: (value: number) => void }) {
  return (
    <NumberInput
      label={props.label}
      value={props.value}
      max={props.max}
      step={props.value / 2 || 0.01}
      decimalScale={6}
      onChange={(value) => typeof value === 'number' && value > 0 && props.onChange(value)}
    />
  );
}

/** A slider that restarts the run only when it is let go. */
function Amount(props: { label: string; value: number; min: number; max: number; onChange: (value: number) => void }) {
  const id = useId();
  return (
    <div>
      <Text size="sm" fw={500} id={id}>
        {props.label}
      </Text>
      <Slider
        key={props.value}
        defaultValue={props.value}
        min={props.min}
        max={props.max}
        label={(value) => value}
        marks={[
          { value: props.min, label: String(props.min) },
          { value: props.max, label: String(props.max) },
        ]}
        mb="lg"
        thumbProps={{ 'aria-labelledby': id }}
        onChangeEnd={(value) => value !== props.value && props.onChange(value)}
      />
      <Text size="sm" c="dimmed" mt={-18} ta="center" aria-hidden>
        {props.value}
      </Text>
    </div>
  );
}
