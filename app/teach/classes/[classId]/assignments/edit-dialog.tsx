'use client';

import { Alert, Button, Group, Modal, NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { changeAssignmentAction, type DatesInput } from '@/lib/classes/assignment-actions';
import { DatesFields } from './dates-fields';
import { type AssignmentItem, shownTerms, titleOf } from './items';
import { useSend } from './use-send';

export function EditDialog(props: { classId: string; item: AssignmentItem; onClose: () => void }) {
  const { classId, item, onClose } = props;
  const [points, setPoints] = useState(item.points);
  const [dates, setDates] = useState<DatesInput>({
    opensAt: item.opensAt?.wall ?? '',
    dueAt: item.dueAt?.wall ?? '',
    latePolicy: item.latePolicy,
    latePercent: item.latePercent || 10,
  });
  const { send, pending, message } = useSend();
  const save = () => changeAssignmentAction(classId, item.id, shownTerms(item), { ...dates, points });
  return (
    <Modal opened onClose={onClose} title={titleOf(item)} size="lg" centered>
      <Stack gap="md">
        <NumberInput label="Points" value={points} onChange={(value) => setPoints(Number(value))} min={0} maw={160} />
        <DatesFields value={dates} onChange={setDates} />
        {message && (
          <Alert color="red" variant="light">
            {message}
          </Alert>
        )}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={pending} onClick={() => send(save, onClose)}>
            Save
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
