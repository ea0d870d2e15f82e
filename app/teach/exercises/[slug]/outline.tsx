'use client';

import { Accordion, Alert, Button, Menu, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { complain } from '@/app/teach/use-act';
import { checkKindNames, outlines } from '@/lib/authoring/studio/checks/registry';
import { newCheck } from '@/lib/authoring/studio/new-check';
import { readOutline } from '@/lib/authoring/studio/outline';
import type { Undo } from '@/lib/authoring/studio/session';
import type { CheckKindName } from '@/lib/core/exercise/checks/registry';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import { addItem } from '@/lib/core/exercise/edit-yaml';
import type { Edited } from '@/lib/core/exercise/yaml/edited';
import { countOf } from '@/lib/core/text/count';
import classes from './outline.module.css';
import { OutlineItem } from './outline-item';
import { sayUndoable } from './say-undoable';

interface Props {
  readonly yaml: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Returns the way back. */
  readonly onChange: (yaml: string) => Undo;
  readonly onShow: (line: number) => void;
}

/** The checks of exercise.yaml as forms. Every change is one of the text, which keeps all that was not asked to change. */
export function ChecksOutline({ yaml, diagnostics, onChange, onShow }: Props) {
  const read = useDeferredValue(yaml);
  const outline = useMemo(() => readOutline(read), [read]);
  if (!outline)
    return (
      <Alert color="yellow" variant="light" mt="sm" title="No form for now">
        exercise.yaml is not valid YAML, or its checks are no list. Mend it in the editor: the form comes back by
        itself.
      </Alert>
    );
  const { checks, functions } = outline;

  function edit(edited: Edited, undone?: string): void {
    if (!edited.ok) {
      complain(edited.message);
      return;
    }
    const undo = onChange(edited.text);
    if (undone) sayUndoable(undone, undo);
  }

  const add = (kind: CheckKindName) => {
    const names = new Set(checks.map(({ name }) => name));
    const name = ['New check', ...checks.map((_, index) => `New check ${index + 2}`)].find((one) => !names.has(one));
    edit(addItem(yaml, ['checks'], newCheck(kind, functions[0], name ?? 'New check')));
  };
  const points = checks.reduce((sum, check) => sum + check.points, 0);
  const hidden = checks.filter(({ visibility }) => visibility === 'hidden').length;

  return (
    <section aria-label="Checks">
      <Text size="sm" c="dimmed" my="xs">
        {countOf(checks.length, 'check')}, {hidden} of them hidden, {countOf(points, 'point')} together.
      </Text>
      <Accordion variant="separated" chevronPosition="left" classNames={{ label: classes.label }}>
        {checks.map((check, index) => {
          const errors = diagnostics.filter(
            ({ field, severity }) => severity === 'error' && field?.startsWith(`checks[${index}]`),
          );
          return (
            <OutlineItem
              // biome-ignore lint/suspicious/noArrayIndexKey: a check is its place in the list; names change while typing
              key={index}
              yaml={yaml}
              index={index}
              isLast={index === checks.length - 1}
              check={check}
              functions={functions}
              errors={errors}
              onEdit={edit}
              onShow={onShow}
            />
          );
        })}
      </Accordion>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="light" size="xs" mt="sm" leftSection={<IconPlus size={14} />}>
            Add a check
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {checkKindNames.map((kind) => (
            <Menu.Item key={kind} onClick={() => add(kind)}>
              {outlines[kind].words}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </section>
  );
}
