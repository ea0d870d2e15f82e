'use client';

import { Checkbox, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { chooseMailAction } from '@/lib/platform/mail/actions';
import { type MailTopic, mailTopics } from '@/lib/platform/mail/topics';
import { FormEnd } from './fields';
import { useFormAction } from './use-form-action';

export function MailChoice({ wanted }: { wanted: readonly MailTopic[] }) {
  const form = useFormAction(chooseMailAction, () => notifications.show({ message: 'Your choice was saved.' }));
  const chosen = new Set<string>(wanted);
  return (
    <form onSubmit={form.onSubmit}>
      <Stack>
        {Object.entries(mailTopics).map(([topic, label]) => (
          <Checkbox key={topic} name="topics" value={topic} label={label} defaultChecked={chosen.has(topic)} />
        ))}
        <FormEnd message={form.message} pending={form.pending}>
          Save the choice
        </FormEnd>
      </Stack>
    </form>
  );
}
