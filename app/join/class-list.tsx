'use client';

import { Anchor, Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { classPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { Confirm } from '@/app/teach/confirm';
import { sayDone, useAct } from '@/app/teach/use-act';
import type { Membership } from '@/lib/people/members/membership.server';
import { leaveClassAction } from '@/lib/teaching/classes/actions';

export function ClassList({ memberships }: { memberships: readonly Membership[] }) {
  const [asked, setAsked] = useState<Membership | null>(null);
  const { act, pending } = useAct();
  if (memberships.length === 0) return <Text>You are in no class yet. Join one with the code of your instructor.</Text>;

  function leave({ classId, name }: Membership): void {
    act(
      () => leaveClassAction(classId),
      () => {
        setAsked(null);
        sayDone(`You have left ${name}.`);
      },
    );
  }

  return (
    <Stack gap="sm">
      {memberships.map((membership) => (
        <Card key={membership.classId} withBorder radius="md" padding="md">
          <Group justify="space-between">
            <div>
              <Group gap="xs">
                {membership.role === 'student' ? (
                  <Text fw={600}>{membership.name}</Text>
                ) : (
                  <Anchor component={Link} href={classPath(membership.classId)} fw={600}>
                    {membership.name}
                  </Anchor>
                )}
                {membership.archived && (
                  <Badge variant="light" color="gray">
                    Archived
                  </Badge>
                )}
              </Group>
              <Text size="sm" c="dimmed">
                {[roleNames[membership.role], membership.section && `section ${membership.section}`]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
            <Button size="xs" variant="subtle" color="red" onClick={() => setAsked(membership)}>
              Leave
            </Button>
          </Group>
        </Card>
      ))}
      {asked && (
        <Confirm
          title={`Leave ${asked.name}?`}
          keep="Stay in it"
          go="Leave the class"
          harmful
          pending={pending}
          onClose={() => setAsked(null)}
          onGo={() => leave(asked)}
        >
          {asked.role === 'student'
            ? 'Its staff no longer see your work, and it no longer counts there. Your code and results stay with you, and you may join again with the code.'
            : 'You no longer see the class. Its instructors can put you back.'}
        </Confirm>
      )}
    </Stack>
  );
}

const roleNames = { student: 'Student', assistant: 'Assistant', instructor: 'Instructor' } as const;
