'use client';

import { Button, Group, Modal, Text } from '@mantine/core';
import { Time } from '@/app/shell/time';
import type { MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';
import type { ServerDraft } from '@/lib/learning/workbench/endpoints';
import { CodeDiff } from './editor/code-diff';

interface Props {
  readonly opened: boolean;
  readonly mine: string;
  readonly theirs: ServerDraft;
  readonly assets: MonacoAssets;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onClose: () => void;
}

/** Another device saved other code: both are shown, and whichever is not chosen is set aside, not lost. */
export function ConflictDialog({ opened, mine, theirs, assets, onKeepMine, onTakeTheirs, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} size="min(1200px, 94vw)" title="Two versions of your code">
      <Text size="sm" mb="sm">
        Other code was saved on another device or in another window, on <Time at={theirs.savedAt} />. Which one do you
        want to go on with? The other is kept under Attempts, in this browser.
      </Text>
      <CodeDiff
        assets={assets}
        left={{ title: 'Saved on the other device', source: theirs.source }}
        right={{ title: 'Here', source: mine }}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onTakeTheirs}>
          Take the other device's
        </Button>
        <Button onClick={onKeepMine}>Keep what is here</Button>
      </Group>
    </Modal>
  );
}
