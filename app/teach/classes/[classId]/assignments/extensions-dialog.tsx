'use client';

import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { removeExtensionAction, setExtensionAction } from '@/lib/classes/assignment-actions';
import type { ExtensionTargets } from '@/lib/classes/assignments.server';
import { type AssignmentItem, sayWall, titleOf } from './items';
import { useSend } from './use-send';

interface Props {
  readonly classId: string;
  readonly item: AssignmentItem;
  readonly targets: ExtensionTargets;
  readonly onClose: () => void;
}

export function ExtensionsDialog({ classId, item, targets, onClose }: Props) {
  const [target, setTarget] = useState<string | null>(null);
  const [dueAt, setDueAt] = useState(item.dueAt?.wall ?? '');
  const [reason, setReason] = useState('');
  const { send, pending, message } = useSend();

  function give(): void {
    const [kind, id = null] = target?.split(' ') ?? [];
    const whose = { userId: kind === 'student' ? id : null, sectionId: kind === 'section' ? id : null };
    send(
      () => setExtensionAction(classId, item.id, { ...whose, dueAt, reason }),
      () => {
        setTarget(null);
        setReason('');
      },
    );
  }

  return (
    <Modal opened onClose={onClose} title={`Extensions: ${titleOf(item)}`} size="lg" centered>
      <Stack gap="md">
        <Text size="sm">Due {item.dueAt ? sayWall(item.dueAt.wall) : 'never'} for everybody else.</Text>
        {item.extensions.length === 0 && <Text c="dimmed">No extensions yet.</Text>}
        {item.extensions.map((extension) => (
          <Group key={extension.id} justify="space-between" wrap="nowrap">
            <div>
              <Text fw={600}>{extension.sectionId ? `Section ${extension.name}` : extension.name}</Text>
              <Text size="sm" c="dimmed">
                until {sayWall(extension.dueAt)}
                {extension.reason && ` · ${extension.reason}`}
              </Text>
            </div>
            <Button
              variant="light"
              color="red"
              size="xs"
              loading={pending}
              aria-label={`Take back the extension of ${extension.name}`}
              onClick={() => send(() => removeExtensionAction(classId, extension.id))}
            >
              Take back
            </Button>
          </Group>
        ))}
        <Select
          label="For"
          placeholder="A student or a section"
          searchable
          limit={50}
          value={target}
          onChange={setTarget}
          nothingFoundMessage="Nobody of that name"
          data={[
            {
              group: 'Sections',
              items: targets.sections.map(({ id, name }) => ({ value: `section ${id}`, label: name })),
            },
            {
              group: 'Students',
              items: targets.students.map(({ id, name, email }) => ({
                value: `student ${id}`,
                label: `${name}, ${email}`,
              })),
            },
          ]}
        />
        <TextInput
          type="datetime-local"
          label="New due date"
          value={dueAt}
          onChange={(event) => setDueAt(event.currentTarget.value)}
        />
        <TextInput
          label="Reason"
          description="Staff see it."
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
        />
        {message && (
          <Alert color="red" variant="light">
            {message}
          </Alert>
        )}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button disabled={target === null} loading={pending} onClick={give}>
            Give the extension
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
