'use client';

import { Badge, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Confirm } from '@/app/teach/confirm';
import { sayDone, useAct } from '@/app/teach/use-act';
import type { ColleagueView } from '@/lib/people/members/people.server';
import { changeStaffRoleAction, removeStaffAction, restoreStaffAction } from '@/lib/people/members/staff-actions';
import { InviteColleague } from './invite-colleague';
import { type Invitation, InvitationButtons } from './invited';
import classes from './people.module.css';

interface Props {
  readonly classId: string;
  readonly viewerId: string;
  readonly staff: readonly ColleagueView[];
  readonly invitations: readonly Invitation[];
  readonly manages: boolean;
}

export const roleNames = { assistant: 'Assistant', instructor: 'Instructor' } as const;

/** Something to be asked before it is done. */
type Asked = { readonly kind: 'remove' | 'assistant' | 'instructor'; readonly person: ColleagueView };

export function StaffTable({ classId, viewerId, staff, invitations, manages }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { act, pending } = useAct();
  const present = staff.filter(({ removed }) => !removed);
  const gone = staff.filter(({ removed }) => removed);
  const restore = ({ id, name }: ColleagueView) =>
    act(
      () => restoreStaffAction(classId, id),
      () => sayDone(`${name} is back on the staff.`),
    );
  return (
    <Stack maw={760} gap="lg">
      <div>
        <Text c="dimmed" mb="sm">
          Instructors manage the class. Assistants see everything in it and comment; they change no scores, dates or
          people.
        </Text>
        <Stack component="ul" gap={0} className={classes.list} aria-label="Staff">
          {present.map((person) => (
            <Group component="li" key={person.id} justify="space-between" className={classes.item}>
              <Who person={person} own={person.id === viewerId} />
              {manages ? (
                <Group gap="xs">
                  <NativeSelect
                    size="xs"
                    aria-label={`Role of ${person.name}`}
                    value={person.role}
                    onChange={(event) =>
                      setAsked({
                        kind: event.currentTarget.value === 'instructor' ? 'instructor' : 'assistant',
                        person,
                      })
                    }
                    data={Object.entries(roleNames).map(([value, label]) => ({ value, label }))}
                  />
                  <Button
                    size="xs"
                    variant="subtle"
                    color="red"
                    aria-label={`Remove ${person.name} from the staff`}
                    onClick={() => setAsked({ kind: 'remove', person })}
                  >
                    Remove
                  </Button>
                </Group>
              ) : (
                <Text>{roleNames[person.role]}</Text>
              )}
            </Group>
          ))}
          {manages &&
            invitations.map((invitation) => (
              <Group component="li" key={invitation.id} justify="space-between" className={classes.item}>
                <div className={classes.who}>
                  <Text fw={500}>{invitation.email}</Text>
                  <Group gap="xs">
                    <Badge variant="light">Invited</Badge>
                    <Text size="sm" c="dimmed">
                      {invitation.role === 'instructor' ? roleNames.instructor : roleNames.assistant}
                      {invitation.expired && ' · the link has expired'}
                    </Text>
                  </Group>
                </div>
                <InvitationButtons classId={classId} invitation={invitation} />
              </Group>
            ))}
          {manages &&
            gone.map((person) => (
              <Group component="li" key={person.id} justify="space-between" className={classes.item}>
                <Who person={person} own={false} />
                <Group gap="xs">
                  <Text size="sm" c="dimmed">
                    Removed ({roleNames[person.role].toLowerCase()})
                  </Text>
                  <Button size="xs" variant="light" loading={pending} onClick={() => restore(person)}>
                    Put back
                  </Button>
                </Group>
              </Group>
            ))}
        </Stack>
      </div>
      {manages && <InviteColleague classId={classId} />}
      {asked && <Question classId={classId} asked={asked} onClose={() => setAsked(null)} onUndo={restore} />}
    </Stack>
  );
}

function Who({ person, own }: { person: ColleagueView; own: boolean }) {
  return (
    <div className={classes.who}>
      <Text fw={500}>
        {person.name}
        {own && ' (you)'}
      </Text>
      <Text size="sm" c="dimmed">
        {person.email}
      </Text>
    </div>
  );
}

interface QuestionProps {
  readonly classId: string;
  readonly asked: Asked;
  readonly onClose: () => void;
  readonly onUndo: (person: ColleagueView) => void;
}

function Question({ classId, asked: { kind, person }, onClose, onUndo }: QuestionProps) {
  const { act, pending } = useAct();
  const { id, name } = person;
  const remove = () =>
    act(
      () => removeStaffAction(classId, id),
      () => {
        onClose();
        sayDone(`${name} is removed from the staff.`, () => onUndo(person));
      },
    );
  if (kind === 'remove') {
    return (
      <Confirm
        title={`Remove ${name} from the staff?`}
        keep="Keep"
        go="Remove"
        harmful
        pending={pending}
        onClose={onClose}
        onGo={remove}
      >
        They no longer see the class. They can be put back.
      </Confirm>
    );
  }
  const word = roleNames[kind].toLowerCase();
  return (
    <Confirm
      title={`Make ${name} an ${word}?`}
      keep="Cancel"
      go={`Make an ${word}`}
      pending={pending}
      onClose={onClose}
      onGo={() =>
        act(
          () => changeStaffRoleAction(classId, id, kind),
          () => {
            onClose();
            sayDone(`${name} is an ${word} now.`);
          },
        )
      }
    >
      {kind === 'instructor'
        ? 'They can change everything in this class, also your role, and create classes of their own.'
        : 'They see everything in this class and comment, and change nothing else.'}
    </Confirm>
  );
}
