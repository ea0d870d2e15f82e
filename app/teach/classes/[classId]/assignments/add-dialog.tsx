'use client';

import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Refused } from '@/app/refused';
import { addAssignmentsAction, type DatesInput, type ItemInput } from '@/lib/teaching/assignments/actions';
import type { Assignable } from '@/lib/teaching/assignments/assignable.server';
import { titleOf } from '@/lib/teaching/gradebook/export/cells';
import { DatesFields } from './dates-fields';
import { PointsInput } from './points-input';
import { useSentForm } from './use-send';

interface Choice extends ItemInput {
  readonly title: string;
}

interface Props {
  readonly classId: string;
  readonly assignable: readonly Assignable[];
  /** `exerciseId part` of what the class has. */
  readonly given: ReadonlySet<string>;
  readonly timeZone: string;
  readonly onClose: () => void;
}

const noDates: DatesInput = { opensAt: '', dueAt: '', latePolicy: 'none', latePercent: 10 };

const keyOf = ({ exerciseId, part }: ItemInput) => `${exerciseId} ${part}`;

export function AddDialog({ classId, assignable, given, timeZone, onClose }: Props) {
  const choices = assignable
    .flatMap(({ exerciseId, title, maxScore, questions }): Choice[] => [
      { exerciseId, part: 'exercise', points: maxScore, title },
      ...(questions > 0 ? [{ exerciseId, part: 'lesson' as const, points: questions, title }] : []),
    ])
    .filter((choice) => !given.has(keyOf(choice)));
  const [points, setPoints] = useState<ReadonlyMap<string, number>>(new Map());
  const { form, send, pending, message } = useSentForm(noDates);
  const chosen = choices.filter((choice) => points.has(keyOf(choice)));

  function choose(choice: Choice, on: boolean): void {
    const next = new Map(points);
    if (on) next.set(keyOf(choice), choice.points);
    else next.delete(keyOf(choice));
    setPoints(next);
  }

  const items = chosen.map(({ exerciseId, part, ...choice }) => ({
    exerciseId,
    part,
    points: points.get(`${exerciseId} ${part}`) ?? choice.points,
  }));
  const give = form.onSubmit((dates) => send(() => addAssignmentsAction(classId, items, dates), onClose));
  const exercises = choices.filter(({ part }) => part === 'exercise');
  return (
    <Modal opened onClose={onClose} title="Give assignments" size="lg" centered>
      <form onSubmit={give}>
        <Stack gap="md">
          {choices.length === 0 ? (
            <Text>The class has everything that there is to give.</Text>
          ) : (
            <Group gap="xs">
              <Button
                variant="light"
                size="xs"
                onClick={() => setPoints(new Map(exercises.map((choice) => [keyOf(choice), choice.points])))}
              >
                All exercises
              </Button>
              <Button
                variant="light"
                size="xs"
                onClick={() => setPoints(new Map(choices.map((choice) => [keyOf(choice), choice.points])))}
              >
                All exercises and lessons
              </Button>
              <Button variant="subtle" size="xs" onClick={() => setPoints(new Map())}>
                None
              </Button>
            </Group>
          )}
          <Stack gap={6}>
            {choices.map((choice) => {
              const key = keyOf(choice);
              const value = points.get(key);
              return (
                <Group key={key} justify="space-between" wrap="nowrap" mih={36}>
                  <Checkbox
                    label={titleOf(choice)}
                    checked={value !== undefined}
                    onChange={(event) => choose(choice, event.currentTarget.checked)}
                  />
                  {value !== undefined && (
                    <PointsInput
                      aria-label={`Points of ${titleOf(choice)}`}
                      size="xs"
                      w={110}
                      suffix=" points"
                      value={value}
                      onChange={(next) => setPoints(new Map(points).set(key, next))}
                    />
                  )}
                </Group>
              );
            })}
          </Stack>
          <DatesFields fields={form.getInputProps} latePolicy={form.values.latePolicy} timeZone={timeZone} />
          <Refused message={message} />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={items.length === 0} loading={pending}>
              {items.length < 2 ? 'Give it' : `Give these ${items.length}`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
