'use client';

import { Button, Group, Modal, NativeSelect, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { sayDone, useAct } from '@/app/teach/use-act';
import { giveToClassAction } from '@/lib/authoring/studio/actions';

export interface Owning {
  readonly classId: string | null;
  /** Null: the owner's alone. */
  readonly className: string | null;
  /** Whether the viewer may give it to another class. */
  readonly isOwner: boolean;
  readonly classes: readonly { readonly id: string; readonly name: string }[];
}

interface Props {
  readonly slug: string;
  readonly title: string;
  readonly published: boolean;
  readonly owning: Owning;
}

/** For which class the exercise is, and giving it to another. */
export function ForClass({ slug, title, published, owning }: Props) {
  const router = useRouter();
  const { act, pending } = useAct();
  const [chosen, setChosen] = useState<string | null>(null);
  const { classId, className, isOwner, classes } = owning;
  const words = className === null ? 'For classes I assign it to' : `For ${className}`;
  if (!isOwner)
    return (
      <Text size="sm" c="dimmed">
        {words}
      </Text>
    );
  const names = new Map(classes.map(({ id, name }) => [id, name]));
  const give = () =>
    act(
      () => giveToClassAction(slug, chosen === '' ? null : chosen),
      () => {
        setChosen(null);
        sayDone('Done.');
        router.refresh();
      },
    );
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setChosen(classId ?? '')}>
        {words}
      </Button>
      {chosen !== null && (
        <Modal
          opened
          onClose={() => setChosen(null)}
          title={`For whom is “${title}”?`}
          centered
          closeButtonProps={{ 'aria-label': 'Close' }}
        >
          <NativeSelect
            label="Class"
            description="Its instructors may edit the exercise. Its students see it once it is published, assigned or not."
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={[
              { value: '', label: 'None: only classes that I assign it to' },
              ...classes.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          {published && classId !== null && chosen !== classId && (
            <Text size="sm" mt="sm">
              Students of {names.get(classId) ?? className} no longer find it, unless it is assigned there. Their work
              stays.
            </Text>
          )}
          <Group justify="end" mt="md">
            <Button variant="default" onClick={() => setChosen(null)}>
              Cancel
            </Button>
            <Button loading={pending} disabled={chosen === (classId ?? '')} onClick={give}>
              Change it
            </Button>
          </Group>
        </Modal>
      )}
    </>
  );
}
