'use client';

import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { Time } from '@/app/shell/time';
import { sayDone, useAct } from '@/app/teach/use-act';
import { approveWaitingAction, refuseWaitingAction } from '@/lib/people/members/people-actions';
import type { WaitingPerson } from '@/lib/people/members/waiting-people.server';
import classes from './people.module.css';

interface Props {
  readonly classId: string;
  readonly people: readonly WaitingPerson[];
  readonly manages: boolean;
}

/** Who came by the join code and cannot enter by it alone. */
export function Waiting({ classId, people, manages }: Props) {
  if (people.length === 0) return <Text>Nobody waits.</Text>;
  return (
    <>
      <Text c="dimmed" mb="sm" maw={640}>
        They came by the join code with the address of somebody on the roster, or had been removed. Nobody has verified
        that the address is theirs: let in whom you know.
      </Text>
      <Stack component="ul" gap={0} className={classes.list}>
        {people.map((person) => (
          <Group component="li" key={person.userId} justify="space-between" className={classes.item}>
            <div className={classes.who}>
              <Group gap="xs">
                <Text fw={500}>{person.name}</Text>
                {person.removedBefore && (
                  <Badge color="orange" variant="light">
                    Removed before
                  </Badge>
                )}
              </Group>
              <Text size="sm" c="dimmed">
                {person.email} · waits since <Time at={person.since} />
              </Text>
              {person.seat && <Text size="sm">{saySeat(person.seat)}</Text>}
            </div>
            {manages && <Decide classId={classId} person={person} />}
          </Group>
        ))}
      </Stack>
    </>
  );
}

function Decide({ classId, person: { userId, name } }: { classId: string; person: WaitingPerson }) {
  const { act, pending } = useAct();
  return (
    <Group gap="xs">
      <Button
        size="xs"
        loading={pending}
        aria-label={`Let ${name} in`}
        onClick={() =>
          act(
            () => approveWaitingAction(classId, userId),
            () => sayDone(`${name} is in the class.`),
          )
        }
      >
        Let in
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="red"
        loading={pending}
        aria-label={`Refuse ${name}`}
        onClick={() =>
          act(
            () => refuseWaitingAction(classId, userId),
            () => sayDone(`${name} is refused. A link of their own still brings them in.`),
          )
        }
      >
        Refuse
      </Button>
    </Group>
  );
}

function saySeat({ name, section, schoolId }: NonNullable<WaitingPerson['seat']>): string {
  const place = [section && `section ${section}`, schoolId && `school id ${schoolId}`].filter(Boolean).join(', ');
  return `Takes the place of ${name || 'this address'} on the roster${place ? ` (${place})` : ''}.`;
}
