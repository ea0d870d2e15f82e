'use client';

import {
  Anchor,
  Checkbox,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
} from '@mantine/core';
import { studentPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import type { SectionView, StudentView } from '@/lib/people/members/people.server';

interface Props {
  readonly classId: string;
  /** Those of `found` that are drawn. */
  readonly shown: readonly StudentView[];
  readonly found: readonly StudentView[];
  readonly sections: readonly SectionView[];
  readonly chosen: ReadonlySet<string>;
  /** How many of those found are chosen. */
  readonly selected: number;
  readonly manages: boolean;
  /** Whether there is a column for them. */
  readonly schoolIds: boolean;
  readonly onChoose: (ids: readonly string[], on: boolean) => void;
}

export function StudentTable({
  classId,
  shown,
  found,
  sections,
  chosen,
  selected,
  manages,
  schoolIds,
  onChoose,
}: Props) {
  const nameOf = new Map(sections.map(({ id, name }) => [id, name]));
  const all = found.map(({ id }) => id);
  return (
    <TableScrollContainer minWidth={620}>
      <Table highlightOnHover verticalSpacing="xs">
        <TableThead>
          <TableTr>
            {manages && (
              <TableTh w={44}>
                <Checkbox
                  aria-label={`Choose all ${found.length} shown`}
                  checked={found.length > 0 && selected === found.length}
                  indeterminate={selected > 0 && selected < found.length}
                  onChange={(event) => onChoose(all, event.currentTarget.checked)}
                />
              </TableTh>
            )}
            <TableTh scope="col">Student</TableTh>
            <TableTh scope="col">Section</TableTh>
            {schoolIds && <TableTh scope="col">School id</TableTh>}
          </TableTr>
        </TableThead>
        <TableTbody>
          {shown.map((student) => (
            <TableTr key={student.id} bg={chosen.has(student.id) ? 'var(--mantine-primary-color-light)' : undefined}>
              {manages && (
                <TableTd>
                  <Checkbox
                    aria-label={`Choose ${student.name}`}
                    checked={chosen.has(student.id)}
                    onChange={(event) => onChoose([student.id], event.currentTarget.checked)}
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
  );
}
