'use client';

import { Button, Group, Modal, Stack } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { Refused } from '@/app/refused';
import { changeAssignmentAction, type DatesInput } from '@/lib/teaching/assignments/actions';
import { titleOf } from '@/lib/teaching/gradebook/export/cells';
import { DatesFields } from './dates-fields';
import { type AssignmentItem, shownTerms } from './items';
import { PointsInput } from './points-input';
import { useSend } from './use-send';

export function EditDialog(props: { classId: string; item: AssignmentItem; timeZone: string; onClose: () => void }) {
  const { classId, item, timeZone, onClose } = props;
  // As it was when the dialog opened, whatever the page learns meanwhile: that is what these changes were made to.
  const [shown] = useState(() => shownTerms(item));
  const [points, setPoints] = useState(item.points);
  const [dates, setDates] = useState<DatesInput>({
    opensAt: item.opensAt?.wall ?? '',
    dueAt: item.dueAt?.wall ?? '',
    latePolicy: item.latePolicy,
    latePercent: item.latePercent || 10,
  });
  const { send, pending, message } = useSend();
  function save(event: SyntheticEvent): void {
    event.preventDefault();
    send(() => changeAssignmentAction(classId, item.id, shown, { ...dates, points }), onClose);
  }
  return (
    <Modal opened onClose={onClose} title={titleOf(item)} size="lg" centered>
      <Stack component="form" gap="md" onSubmit={save}>
        <PointsInput label="Points" value={points} onChange={setPoints} maw={160} />
        <DatesFields value={dates} timeZone={timeZone} onChange={setDates} />
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
    </Modal>
  );
}
