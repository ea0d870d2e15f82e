'use client';

import { Alert, Button, Checkbox, Group, Stack, VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useOptimistic, useState } from 'react';
import { Refused } from '@/app/refused';
import { sayDone } from '@/app/teach/use-act';
import {
  orderAssignmentsAction,
  removeAssignmentAction,
  restoreAssignmentAction,
  shiftAssignmentsAction,
} from '@/lib/teaching/assignments/actions';
import type { Assignable } from '@/lib/teaching/assignments/assignable.server';
import type { ExtensionTargets } from '@/lib/teaching/assignments/extensions.server';
import { titleOf } from '@/lib/teaching/gradebook/export/cells';
import { AddDialog } from './add-dialog';
import { AssignmentCard } from './assignment-card';
import classes from './assignments.module.css';
import { EditDialog } from './edit-dialog';
import { ExtensionsDialog } from './extensions-dialog';
import type { AssignmentItem } from './items';
import { Reorder } from './reorder';
import { Shift } from './shift';
import { useSend } from './use-send';

interface Props {
  readonly classId: string;
  readonly items: readonly AssignmentItem[];
  readonly assignable: readonly Assignable[];
  readonly targets: ExtensionTargets;
  readonly timeZone: string;
  readonly editable: boolean;
}

type Dialog = { readonly kind: 'add' } | { readonly kind: 'edit' | 'extensions'; readonly id: string };

export function Assignments({ classId, items: stored, assignable, targets, timeZone, editable }: Props) {
  const [items, setOrder] = useOptimistic(stored);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [moved, setMoved] = useState('');
  const { send, pending, message } = useSend();
  const ids = items.map(({ id }) => id);
  // What a colleague removed meanwhile is chosen no longer.
  const chosen = ids.filter((id) => picked.has(id));

  function move(from: number, to: number): void {
    const next = [...items];
    const [item] = next.splice(from, 1);
    if (!item) return;
    next.splice(to, 0, item);
    setMoved(`${titleOf(item)} is now ${to + 1} of ${next.length}.`);
    send(() => {
      setOrder(next);
      return orderAssignmentsAction(
        classId,
        ids,
        next.map(({ id }) => id),
      );
    });
  }

  function shift(shifted: readonly string[], days: number): void {
    const said = `${days > 0 ? days : -days} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'}`;
    send(
      () => shiftAssignmentsAction(classId, shifted, days),
      () => sayDone(`The dates are ${said}.`, () => send(() => shiftAssignmentsAction(classId, shifted, -days))),
    );
  }

  function remove(item: AssignmentItem): void {
    send(
      () => removeAssignmentAction(classId, item.id),
      () =>
        sayDone(`“${titleOf(item)}” is no longer assigned. Work on it is kept.`, () =>
          send(() => restoreAssignmentAction(classId, item.id)),
        ),
    );
  }

  function choose(id: string, on: boolean): void {
    const next = new Set(picked);
    if (on) next.add(id);
    else next.delete(id);
    setPicked(next);
  }

  return (
    <Stack gap="md">
      {editable && (
        <Toolbox
          all={items.length}
          chosen={chosen.length}
          pending={pending}
          onAdd={() => setDialog({ kind: 'add' })}
          onChooseAll={(on) => setPicked(new Set(on ? ids : []))}
          onShift={(days) => shift(chosen, days)}
        />
      )}
      <div aria-live="polite">
        <Refused message={message} />
        <VisuallyHidden>{moved}</VisuallyHidden>
      </div>
      {items.length === 0 && <NothingAssigned />}
      <Reorder items={items.map((item) => ({ id: item.id, title: titleOf(item) }))} onMove={move}>
        <Stack
          component="ol"
          aria-label="Assignments"
          aria-busy={pending}
          gap="sm"
          p={0}
          m={0}
          className={classes.list}
        >
          {items.map((item, index) => (
            <AssignmentCard
              key={item.id}
              item={item}
              editable={editable}
              chosen={picked.has(item.id)}
              first={index === 0}
              last={index === items.length - 1}
              onChoose={(on) => choose(item.id, on)}
              onMove={(by) => move(index, index + by)}
              onOpen={(kind) => setDialog({ kind, id: item.id })}
              onRemove={() => remove(item)}
            />
          ))}
        </Stack>
      </Reorder>
      {dialog && (
        <OpenDialog {...{ classId, dialog, items, assignable, targets, timeZone }} onClose={() => setDialog(null)} />
      )}
    </Stack>
  );
}

function NothingAssigned() {
  return (
    <Alert variant="light" title="Nothing is assigned yet">
      Until then the class page shows every exercise of the course, never due, each worth its own points.
    </Alert>
  );
}

interface ToolboxProps {
  readonly all: number;
  readonly chosen: number;
  readonly pending: boolean;
  readonly onAdd: () => void;
  readonly onChooseAll: (on: boolean) => void;
  readonly onShift: (days: number) => void;
}

/** What may be done with the list, and with those chosen of it. */
function Toolbox({ all, chosen, pending, onAdd, onChooseAll, onShift }: ToolboxProps) {
  return (
    <Group gap="lg">
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd}>
        Give assignments
      </Button>
      {all > 1 && (
        <Checkbox
          label="Choose all"
          checked={chosen === all}
          indeterminate={chosen > 0 && chosen < all}
          onChange={(event) => onChooseAll(event.currentTarget.checked)}
        />
      )}
      {chosen > 0 && <Shift count={chosen} pending={pending} onShift={onShift} />}
    </Group>
  );
}

interface OpenDialogProps extends Omit<Props, 'editable'> {
  readonly dialog: Dialog;
  readonly onClose: () => void;
}

/** Closed by itself where a colleague removed meanwhile what it is about. */
function OpenDialog({ dialog, classId, items, assignable, targets, timeZone, onClose }: OpenDialogProps) {
  const usual = { classId, timeZone, onClose };
  if (dialog.kind === 'add') {
    const given = new Set(items.map(({ exerciseId, part }) => `${exerciseId} ${part}`));
    return <AddDialog {...usual} assignable={assignable} given={given} />;
  }
  const item = items.find(({ id }) => id === dialog.id);
  if (!item) return null;
  return dialog.kind === 'edit' ? (
    <EditDialog {...usual} item={item} />
  ) : (
    <ExtensionsDialog {...usual} item={item} targets={targets} />
  );
}
