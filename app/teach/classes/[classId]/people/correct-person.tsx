'use client';

import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useFormAction } from '@/app/account/use-form-action';
import { Refused } from '@/app/refused';
import { sayDone } from '@/app/teach/use-act';
import type { FormResult } from '@/lib/platform/http/form-result';

interface Props {
  readonly name: string;
  readonly schoolId: string | null;
  /** Null where it is theirs alone: what they sign in with. */
  readonly email: string | null;
  readonly action: (previous: FormResult | null, form: FormData) => Promise<FormResult>;
  readonly onClose: () => void;
}

/** A slip in what the school says of one person. */
export function CorrectPerson({ name, schoolId, email, action, onClose }: Props) {
  const form = useFormAction(action, () => {
    onClose();
    sayDone('Corrected.');
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Correct ${name || email}`}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={form.onSubmit}>
        <Stack>
          <TextInput label="Name" {...form.field('name')} defaultValue={name} required data-autofocus />
          {email !== null && (
            <TextInput
              label="E-mail"
              description="Another address gets a new link."
              {...form.field('email')}
              type="email"
              defaultValue={email}
              required
            />
          )}
          <TextInput label="School id" {...form.field('schoolId')} defaultValue={schoolId ?? ''} />
          <div aria-live="polite">
            <Refused message={form.message} />
          </div>
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" loading={form.pending}>
              Correct
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
