'use client';

import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { Refused } from '@/app/refused';
import { Time } from '@/app/shell/time';
import { zoneName } from '@/lib/core/time/say-time';
import { removeExtensionAction, setExtensionAction } from '@/lib/teaching/assignments/actions';
import type { ExtensionTargets } from '@/lib/teaching/assignments/extensions.server';
import { titleOf } from '@/lib/teaching/gradebook/export/cells';
import type { AssignmentItem, ExtensionItem } from './items';
import { useSentForm } from './use-send';

interface Props {
  readonly classId: string;
  readonly item: AssignmentItem;
  readonly targets: ExtensionTargets;
  readonly timeZone: string;
  readonly onClose: () => void;
}

interface Values extends Record<string, unknown> {
  /** `student <id>` or `section <id>`; null: nobody chosen yet. */
  readonly target: string | null;
  readonly dueAt: string;
  readonly reason: string;
}

export function ExtensionsDialog({ classId, item, targets, timeZone, onClose }: Props) {
  const { form, send, pending, message } = useSentForm<Values>({
    target: null,
    dueAt: item.dueAt?.wall ?? '',
    reason: '',
  });
  const { target } = form.values;
  const [kind, id = null] = target?.split(' ') ?? [];
  const present = item.extensions.find(({ userId, sectionId }) => (userId ?? sectionId) === id);

  /** Whoever has an extension already is shown it, to be changed. */
  function choose(next: string | null): void {
    const has = item.extensions.find(({ userId, sectionId }) => (userId ?? sectionId) === next?.split(' ')[1]);
    form.setValues({ target: next, ...(has && { dueAt: has.dueAt.wall, reason: has.reason }) });
  }

  const give = form.onSubmit(({ dueAt, reason }) => {
    const whose = { userId: kind === 'student' ? id : null, sectionId: kind === 'section' ? id : null };
    const replaces = present?.dueAt.instant ?? null;
    send(
      () => setExtensionAction(classId, item.id, { ...whose, dueAt, reason, replaces }),
      () => form.setValues({ target: null, reason: '' }),
    );
  });

  return (
    <Modal opened onClose={onClose} title={`Extensions: ${titleOf(item)}`} size="lg" centered>
      <form onSubmit={give}>
        <Stack gap="md">
          <Text size="sm">Due {item.dueAt ? <Time at={item.dueAt.instant} /> : 'never'} for everybody else.</Text>
          <Present
            extensions={item.extensions}
            pending={pending}
            onTakeBack={(id) => send(() => removeExtensionAction(classId, id))}
          />
          <Select
            label="For"
            placeholder="A student or a section"
            searchable
            limit={50}
            value={target}
            onChange={choose}
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
            description={zoneName(timeZone)}
            required
            withAsterisk={false}
            {...form.getInputProps('dueAt')}
          />
          <TextInput label="Reason" description="Staff see it." maxLength={500} {...form.getInputProps('reason')} />
          <Refused message={message} />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" disabled={target === null} loading={pending}>
              {present ? 'Change the extension' : 'Give the extension'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface PresentProps {
  readonly extensions: readonly ExtensionItem[];
  readonly pending: boolean;
  readonly onTakeBack: (id: string) => void;
}

/** The extensions that there are. */
function Present({ extensions, pending, onTakeBack }: PresentProps) {
  if (extensions.length === 0) return <Text c="dimmed">No extensions yet.</Text>;
  return extensions.map(({ id, sectionId, name, dueAt, reason }) => (
    <Group key={id} justify="space-between" wrap="nowrap">
      <div>
        <Text fw={600}>{sectionId ? `Section ${name}` : name}</Text>
        <Text size="sm" c="dimmed">
          until <Time at={dueAt.instant} />
          {reason && ` · ${reason}`}
        </Text>
      </div>
      <Button
        variant="light"
        color="red"
        size="xs"
        type="button"
        loading={pending}
        aria-label={`Take back the extension of ${name}`}
        onClick={() => onTakeBack(id)}
      >
        Take back
      </Button>
    </Group>
  ));
}
