'use client';

import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Confirm } from '@/app/teach/confirm';
import { sayDone, useAct } from '@/app/teach/use-act';
import { archiveClassAction, restoreClassAction } from '@/lib/teaching/classes/actions';

export function Archive({ classId, name, archived }: { classId: string; name: string; archived: boolean }) {
  const [asked, setAsked] = useState(false);
  const { act, pending } = useAct();
  const change = (archive: boolean) =>
    act(
      () => (archive ? archiveClassAction : restoreClassAction)(classId),
      () => {
        setAsked(false);
        if (archive) sayDone(`${name} is archived.`, () => change(false));
        else sayDone(`${name} is restored: its join code and its invitations work again.`);
      },
    );
  return (
    <Paper withBorder p="lg" radius="md" component="section" aria-labelledby="archive">
      <Group justify="space-between">
        <div style={{ flex: '1 1 20rem' }}>
          <Title order={2} id="archive" fz="lg">
            {archived ? 'Restore the class' : 'Archive the class'}
          </Title>
          <Text size="sm" c="dimmed">
            {archived
              ? 'It comes back among your classes, and students can join again.'
              : 'For when the term is over. Nothing is deleted, and it can be restored.'}
          </Text>
        </div>
        {archived ? (
          <Button variant="light" loading={pending} onClick={() => change(false)}>
            Restore
          </Button>
        ) : (
          <Button variant="light" color="red" onClick={() => setAsked(true)}>
            Archive
          </Button>
        )}
      </Group>
      {asked && (
        <Confirm
          title={`Archive ${name}?`}
          keep="Keep it"
          go="Archive the class"
          harmful
          pending={pending}
          onClose={() => setAsked(false)}
          onGo={() => change(true)}
        >
          Its join code and its invitations stop working. Students keep reading their own work, and staff everything in
          the class. You can restore it.
        </Confirm>
      )}
    </Paper>
  );
}
