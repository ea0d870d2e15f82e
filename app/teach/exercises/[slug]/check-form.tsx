'use client';

import { Alert, Group, NativeSelect, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import { checkKindNames, outlines } from '@/lib/authoring/studio/checks/registry';
import { changeKind, snippetFields } from '@/lib/authoring/studio/new-check';
import type { OutlineCheck } from '@/lib/authoring/studio/outline';
import type { OutlineFunction } from '@/lib/authoring/studio/outline-function';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import { setOrRemove, setScalar, snippetAt } from '@/lib/core/exercise/edit-yaml';
import type { YamlPath } from '@/lib/core/exercise/problems';
import type { Edited } from '@/lib/core/exercise/yaml/edited';
import { own } from '@/lib/core/text/own';
import { HiddenWords } from './hidden-words';
import { SnippetField, TextField } from './settled-field';

interface Props {
  readonly yaml: string;
  readonly index: number;
  readonly check: OutlineCheck;
  readonly functions: readonly OutlineFunction[];
  readonly errors: readonly Diagnostic[];
  /** `done`: said with the way back. */
  readonly onEdit: (edited: Edited, done?: string) => void;
}

const snippetHelp: Readonly<Record<string, string>> = {
  cases: 'A list: - arguments: { z: [1, 2] }, and expected: … where the kind is value.',
  generate: 'Random inputs: count, sizes, arguments, boundary.',
  of: 'How it relates to its forward function: forward, upstream, gives, fixed.',
  property: 'Such as { is: range, min: 0 }.',
};

/** One check of exercise.yaml. What is written only here and there stands as YAML. */
export function CheckForm({ yaml, index, check, functions, errors, onEdit }: Props) {
  const at = (...more: YamlPath): YamlPath => ['checks', index, ...more];
  const seen = useId();
  const known = functions.map(({ name }) => name);
  const choices = check.function === '' || known.includes(check.function) ? known : [check.function, ...known];
  return (
    <Stack gap="sm">
      {errors.map(({ message, fix }) => (
        <Alert key={message} color="red" variant="light" py="xs">
          {message} {fix}
        </Alert>
      ))}
      <TextField
        label="Name"
        description="What is tested, in words that a student understands."
        value={check.name}
        onSettle={(name) => onEdit(setScalar(yaml, at('name'), name))}
      />
      <Group grow align="start">
        <NativeSelect
          label="Kind"
          value={check.kind ?? ''}
          data={[
            ...(check.kind ? [] : [{ value: '', label: 'choose' }]),
            ...checkKindNames.map((kind) => ({ value: kind, label: outlines[kind].words })),
          ]}
          onChange={(event) => {
            const kind = checkKindNames.find((one) => one === event.currentTarget.value);
            if (kind) onEdit(changeKind(yaml, index, check, kind, functions), `The check is of kind ${kind} now.`);
          }}
        />
        <NativeSelect
          label="Function"
          value={check.function}
          data={choices}
          onChange={(event) => onEdit(setScalar(yaml, at('function'), event.currentTarget.value))}
        />
      </Group>
      <Group grow align="start">
        <NumberInput
          label="Points"
          value={check.points}
          min={0}
          max={100}
          allowDecimal={false}
          onChange={(points) => {
            if (typeof points === 'number') onEdit(setScalar(yaml, at('points'), points));
          }}
        />
        <div>
          <Text size="sm" fw={500} id={seen}>
            Students see its inputs
          </Text>
          <SegmentedControl
            aria-labelledby={seen}
            size="sm"
            value={check.visibility}
            data={[
              { value: 'public', label: 'Public' },
              { value: 'hidden', label: 'Hidden' },
            ]}
            onChange={(visibility) => onEdit(setScalar(yaml, at('visibility'), visibility))}
          />
        </div>
      </Group>
      {check.visibility === 'hidden' && <HiddenWords yaml={yaml} at={at} about={check.about} onEdit={onEdit} />}
      <Group grow align="start">
        {(['rtol', 'atol'] as const).map((name) => (
          <TextField
            key={name}
            label={name === 'rtol' ? 'Relative tolerance' : 'Absolute tolerance'}
            value={String(check[name])}
            problemOf={(text) => (text !== '' && Number(text) >= 0 ? null : 'Write a number such as 1e-6.')}
            onSettle={(text) => onEdit(setScalar(yaml, at('tolerance', name), Number(text)))}
          />
        ))}
      </Group>
      {check.kind &&
        snippetFields(check.kind).map((field) => (
          <SnippetField
            key={field}
            label={field}
            description={own(snippetHelp, field) ?? ''}
            value={snippetAt(yaml, at(field))}
            onSettle={(snippet) => {
              const edited = setOrRemove(yaml, at(field), snippet);
              if (!edited.ok) return edited.message;
              onEdit(edited);
              return null;
            }}
          />
        ))}
    </Stack>
  );
}
