import { Alert, Button, Group } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { countOf } from '@/lib/core/text/count';

/** Staff wrote something that the student has not seen. */
export function ReviewNotice({ unseen, onShow }: { unseen: number; onShow: () => void }) {
  if (unseen === 0) return null;
  return (
    <Alert variant="light" m="sm" p="xs" icon={<IconMessage aria-hidden />} role="status">
      <Group justify="space-between" gap="xs">
        {countOf(unseen, 'new comment on your attempts', 'new comments on your attempts')}
        <Button size="compact-sm" variant="light" onClick={onShow}>
          Show
        </Button>
      </Group>
    </Alert>
  );
}
