'use client';

import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  Card,
  Checkbox,
  Group,
  NumberInput,
  Stack,
  Text,
  Title,
  Tooltip,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import {
  orderAssignmentsAction,
  removeAssignmentAction,
  restoreAssignmentAction,
  shiftAssignmentsAction,
} from '@/lib/classes/assignment-actions';
import type { Assignable, ExtensionTargets } from '@/lib/classes/assignments.server';
import { AddDialog } from './add-dialog';
import { EditDialog } from './edit-dialog';
import { ExtensionsDialog } from './extensions-dialog';
import { type AssignmentItem, sayLate, sayWall, titleOf } from './items';
import { useSend } from './use-send';

interface Props {
  readonly classId: string;
  readonly items: readonly AssignmentItem[];
  readonly assignable: readonly Assignable[];
  readonly targets: ExtensionTargets;
  readonly editable: boolean;
}

type Dialog = { readonly kind: 'add' } | { readonly kind: 'edit' | 'extensions'; readonly id: string };

export function Assignments({ classId, items, assignable, targets, editable }: Props) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { send, pending, message } = useSend();
  const open = dialog && dialog.kind !== 'add' ? items.find(({ id }) => id === dialog.id) : undefined;
  const close = () => setDialog(null);

  function move(from: number, to: number): void {
    const ids = items.map(({ id }) => id);
    const [moved] = ids.splice(from, 1);
    if (moved === undefined) return;
    ids.splice(to, 0, moved);
    send(() => orderAssignmentsAction(classId, ids));
  }

  function remove(item: AssignmentItem): void {
    send(
      () => removeAssignmentAction(classId, item.id),
      () =>
        notifications.show({
          id: item.id,
          autoClose: 10_000,
          message: (
            <Group justify="space-between">
              <Text size="sm">“{titleOf(item)}” is no longer assigned. Work on it is kept.</Text>
              <Button
                size="xs"
                variant="light"
                onClick={() => {
                  notifications.hide(item.id);
                  send(() => restoreAssignmentAction(classId, item.id));
                }}
              >
                Undo
              </Button>
            </Group>
          ),
        }),
    );
  }

  return (
    <Stack gap="md">
      {editable && (
        <Group>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDialog({ kind: 'add' })}>
            Give assignments
          </Button>
          {chosen.size > 0 && (
            <Shift
              count={chosen.size}
              pending={pending}
              onShift={(days) => send(() => shiftAssignmentsAction(classId, [...chosen], days))}
            />
          )}
        </Group>
      )}
      <div aria-live="polite">
        {message && (
          <Alert color="red" variant="light">
            {message}
          </Alert>
        )}
      </div>
      {items.length === 0 && (
        <Alert variant="light" title="Nothing is assigned yet">
          Until then the class page shows every exercise of the course, never due, each worth its own points.
        </Alert>
      )}
      <Stack component="ol" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {items.map((item, index) => (
          <Card component="li" key={item.id} withBorder radius="md" padding="md">
            <Group justify="space-between" align="start">
              <Group align="start" wrap="nowrap">
                {editable && (
                  <Checkbox
                    mt={4}
                    aria-label={`Choose ${titleOf(item)}`}
                    checked={chosen.has(item.id)}
                    onChange={(event) => {
                      const next = new Set(chosen);
                      if (event.currentTarget.checked) next.add(item.id);
                      else next.delete(item.id);
                      setChosen(next);
                    }}
                  />
                )}
                <div>
                  <Group gap="xs">
                    <Title order={2} fz="md">
                      {item.title}
                    </Title>
                    {item.part === 'lesson' && <Badge variant="light">Lesson</Badge>}
                    <Text size="sm">{item.points} points</Text>
                  </Group>
                  <Text size="sm" c="dimmed">
                    {item.opensAt && `opens ${sayWall(item.opensAt.wall)} · `}
                    {item.dueAt ? `due ${sayWall(item.dueAt.wall)} · ${sayLate(item)}` : 'never due'}
                    {item.extensions.length > 0 &&
                      ` · ${item.extensions.length} extension${item.extensions.length === 1 ? '' : 's'}`}
                  </Text>
                </div>
              </Group>
              {editable && (
                <Group gap="xs">
                  <Move
                    label={`Move ${titleOf(item)} up`}
                    disabled={index === 0}
                    onClick={() => move(index, index - 1)}
                  >
                    <IconArrowUp size={16} />
                  </Move>
                  <Move
                    label={`Move ${titleOf(item)} down`}
                    disabled={index === items.length - 1}
                    onClick={() => move(index, index + 1)}
                  >
                    <IconArrowDown size={16} />
                  </Move>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`Change ${titleOf(item)}`}
                    onClick={() => setDialog({ kind: 'edit', id: item.id })}
                  >
                    Change
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    disabled={!item.dueAt}
                    aria-label={`Extensions of ${titleOf(item)}`}
                    onClick={() => setDialog({ kind: 'extensions', id: item.id })}
                  >
                    Extensions
                  </Button>
                  <Button
                    size="xs"
                    variant="subtle"
                    color="red"
                    aria-label={`Remove ${titleOf(item)}`}
                    onClick={() => remove(item)}
                  >
                    Remove
                  </Button>
                </Group>
              )}
            </Group>
          </Card>
        ))}
      </Stack>
      {dialog?.kind === 'add' && (
        <AddDialog
          classId={classId}
          assignable={assignable}
          given={new Set(items.map(({ exerciseId, part }) => `${exerciseId} ${part}`))}
          onClose={close}
        />
      )}
      {dialog?.kind === 'edit' && open && <EditDialog classId={classId} item={open} onClose={close} />}
      {dialog?.kind === 'extensions' && open && (
        <ExtensionsDialog classId={classId} item={open} targets={targets} onClose={close} />
      )}
    </Stack>
  );
}

function Move(props: { label: string; disabled: boolean; onClick: () => void; children: React.ReactNode }) {
  const { label, disabled, onClick, children } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={30} aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** All dates of those chosen, by whole days. */
function Shift(props: { count: number; pending: boolean; onShift: (days: number) => void }) {
  const [days, setDays] = useState(7);
  return (
    <Group gap="xs" align="center">
      <Text size="sm">Shift the dates of {props.count === 1 ? 'the one' : `the ${props.count}`} chosen by</Text>
      <NumberInput
        aria-label="Days"
        size="xs"
        w={110}
        value={days}
        onChange={(value) => setDays(Number(value))}
        allowDecimal={false}
        suffix=" days"
      />
      <Button size="xs" variant="light" loading={props.pending} onClick={() => props.onShift(days)}>
        Shift
      </Button>
    </Group>
  );
}
