'use client';

import { Button, Code, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useFormAction } from '@/app/account/use-form-action';
import { Refused } from '@/app/refused';
import { Copy } from '@/app/teach/copy';
import { inviteColleagueAction } from '@/lib/people/members/staff-actions';

/** Nabla sends no mail: the link is handed over by whoever invites. */
export function InviteColleague({ classId }: { classId: string }) {
  const [link, setLink] = useState<string | null>(null);
  const form = useFormAction(inviteColleagueAction.bind(null, classId), setLink);
  return (
    <Paper withBorder p="lg" radius="md" component="section" aria-labelledby="invite">
      <Title order={2} id="invite" fz="lg" mb="sm">
        Invite a colleague
      </Title>
      <form onSubmit={form.onSubmit}>
        <Group align="start">
          <TextInput label="E-mail" {...form.field('email')} type="email" required style={{ flex: '1 1 14rem' }} />
          <NativeSelect
            label="Role"
            {...form.field('role')}
            data={[
              { value: 'assistant', label: 'Assistant' },
              { value: 'instructor', label: 'Instructor' },
            ]}
          />
          <Button type="submit" loading={form.pending} mt={25}>
            Make the link
          </Button>
        </Group>
        <div aria-live="polite">
          <Refused message={form.message} mt="sm" />
          {link && !form.message && (
            <Stack gap="xs" mt="md">
              <Text size="sm">Send this link. It works once, for 30 days, and stays in the list above until then.</Text>
              <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }} data-testid="invitation-link">
                {link}
              </Code>
              <div>
                <Copy value={link}>Copy the link</Copy>
              </div>
            </Stack>
          )}
        </div>
      </form>
    </Paper>
  );
}
