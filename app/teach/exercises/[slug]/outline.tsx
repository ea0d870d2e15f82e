'use client';

import { Accordion, Alert, Badge, Button, Group, Menu, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { complain } from '@/app/teach/use-act';
import { checkKindNames, outlines } from '@/lib/authoring/studio/checks/registry';
import { newCheck } from '@/lib/authoring/studio/new-check';
import { readOutline } from '@/lib/authoring/studio/outline';
import type { Undo } from '@/lib/authoring/studio/session';
import type { CheckKindName } from '@/lib/core/exercise/checks/registry';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import { addItem, type Edited, insertItem, moveItem, removeAt, snippetAt } from '@/lib/core/exercise/edit-yaml';
import { CheckForm } from './check-form';
import classes from './outline.module.css';
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
  const duplicate = (index: number) => {
    const snippet = snippetAt(yaml, ['checks', index]).replace(/^name: .*$/m, `name: ${copyName(index)}`);
    edit(insertItem(yaml, ['checks'], index + 1, snippet));
  };
  const copyName = (index: number) => JSON.stringify(`${checks[index]?.name ?? 'Check'} (copy)`);
  const points = checks.reduce((sum, check) => sum + check.points, 0);
  const hidden = checks.filter(({ visibility }) => visibility === 'hidden').length;

  return (
    <section aria-label="Checks">
      <Text size="sm" c="dimmed" my="xs">
        {checks.length} checks, {hidden} of them hidden, {points} points together.
      </Text>
      <Accordion variant="separated" chevronPosition="left" classNames={{ label: classes.label }}>
        {checks.map((check, index) => {
          const errors = diagnostics.filter(
            ({ field, severity }) => severity === 'error' && field?.startsWith(`checks[${index}]`),
          );
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a check is its place in the list; names change while typing
            <Accordion.Item key={index} value={String(index)}>
              <Accordion.Control>
                <span className={classes.name}>{check.name || 'A check without a name'}</span>
                <span className={classes.facts}>
                  {check.kind ?? 'unknown kind'} · {check.points} {check.points === 1 ? 'point' : 'points'}
                  {check.visibility === 'hidden' && ' · hidden'}
                  {errors.length > 0 && (
                    <Badge color="red" variant="light" size="sm" ml={6}>
                      {errors.length} {errors.length === 1 ? 'error' : 'errors'}
                    </Badge>
                  )}
                </span>
              </Accordion.Control>
              <Accordion.Panel>
                <CheckForm
                  yaml={yaml}
                  index={index}
                  check={check}
                  functions={functions}
                  errors={errors}
                  onEdit={edit}
                />
                <Group gap="xs" mt="md">
                  <Button size="compact-sm" variant="default" onClick={() => onShow(check.line)}>
                    Show in the text
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={index === 0}
                    onClick={() => edit(moveItem(yaml, ['checks'], index, index - 1))}
                  >
                    Move up
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={index === checks.length - 1}
                    onClick={() => edit(moveItem(yaml, ['checks'], index, index + 1))}
                  >
                    Move down
                  </Button>
                  <Button size="compact-sm" variant="default" onClick={() => duplicate(index)}>
                    Duplicate
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="red"
                    onClick={() => edit(removeAt(yaml, ['checks', index]), `The check “${check.name}” was deleted.`)}
                  >
                    Delete
                  </Button>
                </Group>
              </Accordion.Panel>
            </Accordion.Item>
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
