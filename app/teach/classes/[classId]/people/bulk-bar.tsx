'use client';

import { Button, Group, NativeSelect, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import { Confirm } from '@/app/teach/confirm';
import { sayDone, useAct } from '@/app/teach/use-act';
import { countOf } from '@/lib/core/text/count';
import type { SectionView, StudentView } from '@/lib/people/members/people.server';
import {
  correctStudentAction,
  placeStudentsAction,
  removeStudentsAction,
  restoreStudentsAction,
} from '@/lib/people/members/people-actions';
import { CorrectPerson } from './correct-person';

interface Props {
  readonly classId: string;
  readonly selected: readonly StudentView[];
  readonly sections: readonly SectionView[];
  readonly onDone: () => void;
}

const nowhere = 'none';

/** What is done to the students chosen. */
export function BulkBar({ classId, selected, sections, onDone }: Props) {
  const [asked, setAsked] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const only = selected.length === 1 ? selected[0] : undefined;
  const { act, pending } = useAct();
  const people = peopleOf(selected.map(({ name }) => name));

  function move(target: string): void {
    const sectionId = target === nowhere ? null : target;
    const where = sections.find(({ id }) => id === sectionId)?.name ?? 'no section';
    act(
      () =>
        placeStudentsAction(
          classId,
          selected.map(({ id }) => ({ userId: id, sectionId })),
        ),
      (before) => {
        onDone();
        if (before.length === 0) sayDone(`${people} already there: ${where}.`);
        else sayDone(`${people} moved to ${where}.`, () => act(() => placeStudentsAction(classId, before), nothing));
      },
    );
  }

  function remove(): void {
    act(
      () =>
        removeStudentsAction(
          classId,
          selected.map(({ id }) => id),
        ),
      (removed) => {
        setAsked(false);
        onDone();
        sayDone(`${people} removed.`, () => act(() => restoreStudentsAction(classId, removed), nothing));
      },
    );
  }

  return (
    <Paper withBorder p="xs" radius="md" mb="sm" role="region" aria-label="Students chosen">
      <Group gap="sm">
        <Text size="sm" fw={500}>
          {countOf(selected.length, 'student chosen', 'students chosen')}
        </Text>
        <NativeSelect
          size="xs"
          aria-label="Move to a section"
          value=""
          disabled={pending || sections.length === 0}
          onChange={(event) => move(event.currentTarget.value)}
          data={[
            { value: '', label: sections.length === 0 ? 'No sections yet' : 'Move to …', disabled: true },
            ...sections.map(({ id, name }) => ({ value: id, label: name })),
            { value: nowhere, label: 'No section' },
          ]}
        />
        {only && (
          <Button size="xs" variant="default" onClick={() => setCorrecting(true)}>
            Correct
          </Button>
        )}
        <Button size="xs" variant="light" color="red" onClick={() => setAsked(true)}>
          Remove
        </Button>
        <Button size="xs" variant="subtle" onClick={onDone}>
          Choose none
        </Button>
      </Group>
      {asked && (
        <Confirm
          title={`Remove ${people} from the class?`}
          keep="Keep"
          go="Remove"
          harmful
          pending={pending}
          onClose={() => setAsked(false)}
          onGo={remove}
        >
          They no longer count in the class, and its staff no longer see their work. Nothing of it is deleted, and they
          can be put back under “Removed”. The join code does not bring them back: by it they can only ask.
        </Confirm>
      )}
      {only && correcting && (
        <CorrectPerson
          {...only}
          email={null}
          action={correctStudentAction.bind(null, classId, only.id)}
          onClose={() => setCorrecting(false)}
        />
      )}
    </Paper>
  );
}

const nothing = () => {};

/** "Ada", "Ada and Bo", "12 students". */
function peopleOf(names: readonly string[]): string {
  return names.length <= 2 ? names.join(' and ') : `${names.length} students`;
}
