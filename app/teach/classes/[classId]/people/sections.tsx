'use client';

import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormAction } from '@/app/account/use-form-action';
import { Refused } from '@/app/refused';
import { Confirm } from '@/app/teach/confirm';
import { sayDone, useAct } from '@/app/teach/use-act';
import { countOf } from '@/lib/core/text/count';
import { longestSectionName } from '@/lib/people/members/limits';
import type { SectionView } from '@/lib/people/members/people.server';
import {
  createSectionAction,
  deleteSectionAction,
  renameSectionAction,
  restoreSectionAction,
} from '@/lib/people/members/people-actions';
import classes from './people.module.css';

interface Props {
  readonly classId: string;
  readonly sections: readonly SectionView[];
  readonly manages: boolean;
}

export function Sections({ classId, sections, manages }: Props) {
  const [renamed, setRenamed] = useState<string | null>(null);
  const [asked, setAsked] = useState<SectionView | null>(null);
  return (
    <Stack maw={640}>
      {sections.length === 0 && (
        <Text>
          No sections. A section is a part of the class, such as a tutorial group, to filter by and to extend dates for.
        </Text>
      )}
      <Stack component="ul" gap={0} className={classes.list}>
        {sections.map((section) => (
          <li key={section.id} className={classes.item}>
            {renamed === section.id ? (
              <NameForm classId={classId} section={section} onDone={() => setRenamed(null)} />
            ) : (
              <Group justify="space-between">
                <div className={classes.who}>
                  <Text fw={500}>{section.name}</Text>
                  <Text size="sm" c="dimmed">
                    {countOf(section.students, 'student')}
                  </Text>
                </div>
                {manages && (
                  <Group gap="xs">
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`Rename ${section.name}`}
                      onClick={() => setRenamed(section.id)}
                    >
                      Rename
                    </Button>
                    <Button
                      size="xs"
                      variant="subtle"
                      color="red"
                      aria-label={`Delete ${section.name}`}
                      onClick={() => setAsked(section)}
                    >
                      Delete
                    </Button>
                  </Group>
                )}
              </Group>
            )}
          </li>
        ))}
      </Stack>
      {manages && <NameForm key={sections.length} classId={classId} section={null} onDone={() => {}} />}
      {asked && <Deletion classId={classId} section={asked} onClose={() => setAsked(null)} />}
    </Stack>
  );
}

/** Makes a section, or renames the one given. */
function NameForm({ classId, section, onDone }: { classId: string; section: SectionView | null; onDone: () => void }) {
  const form = useFormAction<unknown>(
    (_, data) =>
      section ? renameSectionAction(classId, section.id, null, data) : createSectionAction(classId, null, data),
    onDone,
  );
  return (
    <form onSubmit={form.onSubmit}>
      <Group align="start">
        <TextInput
          aria-label={section ? `New name of ${section.name}` : 'Name of a new section'}
          placeholder={section ? undefined : 'Name of a new section'}
          {...form.field('name')}
          required
          maxLength={longestSectionName}
          defaultValue={section?.name}
          autoFocus={section !== null}
          style={{ flex: '1 1 14rem' }}
        />
        <Button type="submit" variant={section ? 'filled' : 'light'} loading={form.pending}>
          {section ? 'Rename' : 'Add the section'}
        </Button>
        {section && (
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        )}
      </Group>
      <Refused message={form.message} mt="xs" />
    </form>
  );
}

function Deletion({ classId, section, onClose }: { classId: string; section: SectionView; onClose: () => void }) {
  const { act, pending } = useAct();
  const { id, name, students, extensions } = section;
  return (
    <Confirm
      title={`Delete the section ${name}?`}
      keep="Keep it"
      go="Delete the section"
      harmful
      pending={pending}
      onClose={onClose}
      onGo={() =>
        act(
          () => deleteSectionAction(classId, id),
          (deleted) => {
            onClose();
            sayDone(`The section ${name} is deleted.`, () =>
              act(
                () => restoreSectionAction(classId, deleted),
                () => sayDone(`The section ${name} is back.`),
              ),
            );
          },
        )
      }
    >
      {students === 0
        ? 'Nobody is in it.'
        : `Its ${students === 1 ? 'student stays' : `${students} students stay`} in the class, in no section.`}
      {extensions > 0 &&
        ` Its ${extensions === 1 ? 'extension ends' : `${extensions} extensions end`}, which may make work late.`}
    </Confirm>
  );
}
