'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { Time } from '@/app/shell/time';
import { sayDone, useAct } from '@/app/teach/use-act';
import type { StudentView } from '@/lib/people/members/people.server';
import { restoreStudentsAction } from '@/lib/people/members/people-actions';
import { More, useMore } from './more';
import classes from './people.module.css';

interface Props {
  readonly classId: string;
  readonly students: readonly StudentView[];
  readonly manages: boolean;
}

export function Removed({ classId, students, manages }: Props) {
  const { act, pending } = useAct();
  const more = useMore(students, '');
  if (students.length === 0) return <Text>Nobody has been removed or has left.</Text>;
  return (
    <>
      <Text c="dimmed" mb="sm">
        Removed by staff, or left by themselves. Their work is kept.
      </Text>
      <Stack component="ul" gap={0} className={classes.list}>
        {more.shown.map(({ id, name, email, removedAt }) => (
          <Group component="li" key={id} justify="space-between" className={classes.item}>
            <div>
              <Text fw={500}>{name}</Text>
              <Text size="sm" c="dimmed">
                {email}
                {removedAt && (
                  <>
                    {' '}
                    · removed <Time at={removedAt} />
                  </>
                )}
              </Text>
            </div>
            {manages && (
              <Button
                size="xs"
                variant="light"
                loading={pending}
                aria-label={`Put ${name} back`}
                onClick={() =>
                  act(
                    () => restoreStudentsAction(classId, [id]),
                    () => sayDone(`${name} is back in the class.`),
                  )
                }
              >
                Put back
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      <More {...more} />
    </>
  );
}
