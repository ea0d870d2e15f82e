'use client';

import { Accordion, Badge, Button, Group } from '@mantine/core';
import type { ComponentProps } from 'react';
import { insertItem, moveItem, removeAt, snippetAt } from '@/lib/core/exercise/edit-yaml';
import type { Edited } from '@/lib/core/exercise/yaml/edited';
import { CheckForm } from './check-form';
import classes from './outline.module.css';

interface Props extends Omit<ComponentProps<typeof CheckForm>, 'onEdit'> {
  readonly isLast: boolean;
  /** @param undone what is said of it, where it can be taken back */
  readonly onEdit: (edited: Edited, undone?: string) => void;
  readonly onShow: (line: number) => void;
}

/** One check of the outline: its facts on a line, and the form when it is opened. */
export function OutlineItem({ isLast, onShow, ...form }: Props) {
  const { yaml, index, check, errors, onEdit } = form;
  const duplicate = () => {
    const name = JSON.stringify(`${check.name} (copy)`);
    const snippet = snippetAt(yaml, ['checks', index]).replace(/^name: .*$/m, `name: ${name}`);
    onEdit(insertItem(yaml, ['checks'], index + 1, snippet));
  };
  return (
    <Accordion.Item value={String(index)}>
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
        <CheckForm {...form} />
        <Group gap="xs" mt="md">
          <Button size="compact-sm" variant="default" onClick={() => onShow(check.line)}>
            Show in the text
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={index === 0}
            onClick={() => onEdit(moveItem(yaml, ['checks'], index, index - 1))}
          >
            Move up
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isLast}
            onClick={() => onEdit(moveItem(yaml, ['checks'], index, index + 1))}
          >
            Move down
          </Button>
          <Button size="compact-sm" variant="default" onClick={duplicate}>
            Duplicate
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            onClick={() => onEdit(removeAt(yaml, ['checks', index]), `The check “${check.name}” was deleted.`)}
          >
            Delete
          </Button>
        </Group>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
