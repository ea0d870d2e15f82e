'use client';

import { Alert, Button, Group, Tabs, TabsList, TabsPanel, TabsTab, Text, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import type { Route } from 'next';
import { peoplePath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import type { PeopleView } from '@/lib/people/members/people.server';
import type { WaitingPerson } from '@/lib/people/members/waiting-people.server';
import { type Invitation, Invited } from './invited';
import { Removed } from './removed';
import { Sections } from './sections';
import { StaffTable } from './staff';
import { Students } from './students';
import { Waiting } from './waiting';

interface Props {
  readonly classId: string;
  readonly viewerId: string;
  /** Assistants read only. */
  readonly manages: boolean;
  readonly archived: boolean;
  readonly people: PeopleView;
  readonly waiting: readonly WaitingPerson[];
  /** Open ones; none for assistants. */
  readonly invitations: readonly Invitation[];
}

export function People({ classId, viewerId, manages, archived, people, waiting, invitations }: Props) {
  const { sections, staff } = people;
  const students = people.students.filter(({ removedAt }) => removedAt === null);
  const removed = people.students.filter(({ removedAt }) => removedAt !== null);
  const invited = invitations.filter(({ role }) => role === 'student');
  const asked = invitations.filter(({ role }) => role !== 'student');
  const colleagues = staff.filter((person) => !person.removed);
  return (
    <>
      <Group justify="space-between" mb="md">
        <Title order={1}>People</Title>
        {manages && !archived && (
          <Button
            component={Link}
            href={`${peoplePath(classId)}/import` as Route} // the pattern of app/
            leftSection={<IconFileImport size={18} aria-hidden />}
          >
            Import a roster
          </Button>
        )}
      </Group>
      {archived && (
        <Alert variant="light" color="gray" mb="md">
          This class is archived: nobody joins it until it is restored in its settings.
        </Alert>
      )}
      <Tabs defaultValue={waiting.length > 0 ? 'waiting' : 'students'} keepMounted={false}>
        <TabsList mb="md">
          {waiting.length > 0 && (
            <CountedTab value="waiting" count={waiting.length}>
              Waiting
            </CountedTab>
          )}
          <CountedTab value="students" count={students.length}>
            Students
          </CountedTab>
          {manages && (
            <CountedTab value="invited" count={invited.length}>
              Invited
            </CountedTab>
          )}
          <CountedTab value="removed" count={removed.length}>
            Removed
          </CountedTab>
          <CountedTab value="sections" count={sections.length}>
            Sections
          </CountedTab>
          <CountedTab value="staff" count={colleagues.length}>
            Staff
          </CountedTab>
        </TabsList>
        <TabsPanel value="waiting">
          <Waiting classId={classId} people={waiting} manages={manages} />
        </TabsPanel>
        <TabsPanel value="students">
          <Students classId={classId} students={students} sections={sections} manages={manages} />
        </TabsPanel>
        <TabsPanel value="invited">
          <Invited classId={classId} invitations={invited} sections={sections} />
        </TabsPanel>
        <TabsPanel value="removed">
          <Removed classId={classId} students={removed} manages={manages} />
        </TabsPanel>
        <TabsPanel value="sections">
          <Sections classId={classId} sections={sections} manages={manages} />
        </TabsPanel>
        <TabsPanel value="staff">
          <StaffTable classId={classId} viewerId={viewerId} staff={staff} invitations={asked} manages={manages} />
        </TabsPanel>
      </Tabs>
    </>
  );
}

function CountedTab({ value, count, children }: { value: string; count: number; children: string }) {
  return (
    <TabsTab value={value}>
      {children}{' '}
      <Text span size="sm" c="dimmed">
        {count}
      </Text>
    </TabsTab>
  );
}
