'use client';

import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { Refused } from '@/app/refused';
import { changeAssignmentAction } from '@/lib/teaching/assignments/actions';
import { titleOf } from '@/lib/teaching/gradebook/export/cells';
import { DatesFields } from './dates-fields';
import { type AssignmentItem, shownTerms } from './items';
import { PointsInput } from './points-input';
import { useSentForm } from './use-send';

export function EditDialog(props: { classId: string; item: AssignmentItem; timeZone: string; onClose: () => void }) {
  const { classId, item, timeZone, onClose } = props;
  // As it was when the dialog opened, whatever the page learns meanwhile: that is what these changes were made to.
  const [shown] = useState(() => shownTerms(item));
  const { form, send, pending, message } = useSentForm({
    points: item.points,
    opensAt: item.opensAt?.wall ?? '',
    dueAt: item.dueAt?.wall ?? '',
    latePolicy: item.latePolicy,
    latePercent: item.latePercent || 10,
  });
  const save = form.onSubmit((terms) => send(() => changeAssignmentAction(classId, item.id, shown, terms), onClose));
  return (
    <Modal opened onClose={onClose} title={titleOf(item)} size="lg" centered>
      <form onSubmit={save}>
        <Stack gap="md">
          <PointsInput label="Points" maw={160} {...form.getInputProps('points')} />
          <DatesFields fields={form.getInputProps} latePolicy={form.values.latePolicy} timeZone={timeZone} />
          <Refused message={message} />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={pending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
