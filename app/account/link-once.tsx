'use client';

import { Alert, Button, Code, Group, Stack } from '@mantine/core';
import { Copy } from '@/app/teach/copy';

interface Props {
  readonly title: string;
  readonly link: string;
  readonly onDone: () => void;
}

/** A link that is shown now and never again. */
export function LinkOnce({ title, link, onDone }: Props) {
  return (
    <Alert color="teal" variant="light" title={title}>
      <Stack gap="sm">
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }} data-testid="link-once">
          {link}
        </Code>
        <Group>
          <Copy value={link}>Copy the link</Copy>
          <Button size="xs" variant="subtle" onClick={onDone}>
            Done
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
