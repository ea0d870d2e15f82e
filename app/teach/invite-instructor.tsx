'use client';

import { Alert, Button, Code, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Time } from '@/app/shell/time';
import { createInstructorLinkAction, withdrawInstructorLinkAction } from '@/lib/people/joining/actions';
import { Copy } from './copy';
import { useAct } from './use-act';

interface Link {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

/** Links for colleagues who are to teach classes of their own. Helpers of one class are invited on its people page. */
export function InviteInstructor({ links }: { links: readonly Link[] }) {
  const [link, setLink] = useState<string | null>(null);
  const { act, pending } = useAct();
  return (
    <section aria-labelledby="invite-instructor">
      <Paper withBorder p="lg" radius="md" maw={720}>
        <Title order={2} id="invite-instructor" fz="lg">
          Invite an instructor
        </Title>
        <Text c="dimmed" size="sm" mb="md">
          A link makes whoever opens it first an instructor with classes of their own. To share one of your classes,
          invite a colleague on its People page instead.
        </Text>
        <Stack gap="md">
          <div aria-live="polite">
            {link && (
              <Alert color="teal" variant="light" title="Send this link to your colleague: it is not shown again">
                <Stack gap="sm">
                  <Code
                    block
                    style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}
                    data-testid="instructor-link"
                  >
                    {link}
                  </Code>
                  <Group>
                    <Copy value={link}>Copy the link</Copy>
                    <Button size="xs" variant="subtle" onClick={() => setLink(null)}>
                      Done
                    </Button>
                  </Group>
                </Stack>
              </Alert>
            )}
          </div>
          {!link && (
            <Button
              variant="light"
              style={{ alignSelf: 'start' }}
              loading={pending}
              onClick={() => act(createInstructorLinkAction, setLink)}
            >
              Make a link
            </Button>
          )}
          {links.length > 0 && (
            <Stack gap="xs" component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label="Open links">
              {links.map(({ id, createdAt, expiresAt }) => (
                <Group key={id} component="li" justify="space-between">
                  <Text size="sm">
                    Link made <Time at={createdAt} />
                    {expiresAt && (
                      <>
                        , works until <Time at={expiresAt} />
                      </>
                    )}
                  </Text>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="red"
                    disabled={pending}
                    onClick={() =>
                      act(
                        () => withdrawInstructorLinkAction(id),
                        () => {},
                      )
                    }
                  >
                    Withdraw
                  </Button>
                </Group>
              ))}
            </Stack>
          )}
        </Stack>
      </Paper>
    </section>
  );
}
