'use client';

import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import type { SectionView, StudentView } from '@/lib/people/members/people.server';
import { BulkBar } from './bulk-bar';
import { More, useMore } from './more';
import { StudentTable } from './student-table';

interface Props {
  readonly classId: string;
  readonly students: readonly StudentView[];
  readonly sections: readonly SectionView[];
  readonly manages: boolean;
}

const everywhere = 'all';
const nowhere = 'none';

export function Students({ classId, students, sections, manages }: Props) {
  const [typed, setTyped] = useState('');
  const [section, setSection] = useState(everywhere);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const search = useDeferredValue(typed).trim().toLowerCase();
  const found = students.filter(
    (student) =>
      (section === everywhere || (student.sectionId ?? nowhere) === section) &&
      [student.name, student.email, student.schoolId ?? ''].some((text) => text.toLowerCase().includes(search)),
  );
  const more = useMore(found, `${search} ${section}`);
  // Whoever has left the list, by a filter or for good, is not acted on.
  const selected = found.filter(({ id }) => chosen.has(id));

  function choose(ids: readonly string[], on: boolean): void {
    setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  }

  if (students.length === 0) return <Text>No students yet. Import a roster, or give them the join code or link.</Text>;
  return (
    <>
      <Group mb="sm" align="end">
        <TextInput
          label="Search"
          placeholder="Name, e-mail or school id"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          style={{ flex: '1 1 14rem' }}
        />
        <NativeSelect
          label="Section"
          value={section}
          onChange={(event) => setSection(event.currentTarget.value)}
          data={[
            { value: everywhere, label: 'All sections' },
            ...sections.map(({ id, name }) => ({ value: id, label: name })),
            { value: nowhere, label: 'In no section' },
          ]}
        />
      </Group>
      {manages && selected.length > 0 && (
        <BulkBar classId={classId} selected={selected} sections={sections} onDone={() => setChosen(new Set())} />
      )}
      <StudentTable
        {...{ classId, sections, manages, chosen, onChoose: choose }}
        shown={more.shown}
        found={found}
        selected={selected.length}
        schoolIds={students.some(({ schoolId }) => schoolId !== null)}
      />
      {found.length === 0 && (
        <Group mt="md">
          <Text>Nobody matches.</Text>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setTyped('');
              setSection(everywhere);
            }}
          >
            Show all
          </Button>
        </Group>
      )}
      <More {...more} />
    </>
  );
}
