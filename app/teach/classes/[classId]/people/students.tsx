'use client';

import {
  Anchor,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  TextInput,
} from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { studentPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import type { SectionView, StudentView } from '@/lib/people/members/people.server';
import { BulkBar } from './bulk-bar';
import { More, useMore } from './more';

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
  const schoolIds = students.some(({ schoolId }) => schoolId !== null);
  const nameOf = new Map(sections.map(({ id, name }) => [id, name]));

  function toggle(ids: readonly string[], on: boolean): void {
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
      <TableScrollContainer minWidth={620}>
        <Table highlightOnHover verticalSpacing="xs">
          <TableThead>
            <TableTr>
              {manages && (
                <TableTh w={44}>
                  <Checkbox
                    aria-label={`Choose all ${found.length} shown`}
                    checked={found.length > 0 && selected.length === found.length}
                    indeterminate={selected.length > 0 && selected.length < found.length}
                    onChange={(event) =>
                      toggle(
                        found.map(({ id }) => id),
                        event.currentTarget.checked,
                      )
                    }
                  />
                </TableTh>
              )}
              <TableTh scope="col">Student</TableTh>
              <TableTh scope="col">Section</TableTh>
              {schoolIds && <TableTh scope="col">School id</TableTh>}
            </TableTr>
          </TableThead>
          <TableTbody>
            {more.shown.map((student) => (
              <TableTr key={student.id} bg={chosen.has(student.id) ? 'var(--mantine-primary-color-light)' : undefined}>
                {manages && (
                  <TableTd>
                    <Checkbox
                      aria-label={`Choose ${student.name}`}
                      checked={chosen.has(student.id)}
                      onChange={(event) => toggle([student.id], event.currentTarget.checked)}
                    />
                  </TableTd>
                )}
                <TableTh scope="row" fw={400}>
                  <Anchor component={Link} href={studentPath(classId, student.id)} fw={500}>
                    {student.name}
                  </Anchor>
                  <Text size="sm" c="dimmed">
                    {student.email}
                  </Text>
                </TableTh>
                <TableTd>{nameOf.get(student.sectionId ?? '') ?? <Text c="dimmed">–</Text>}</TableTd>
                {schoolIds && <TableTd>{student.schoolId ?? <Text c="dimmed">–</Text>}</TableTd>}
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </TableScrollContainer>
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
