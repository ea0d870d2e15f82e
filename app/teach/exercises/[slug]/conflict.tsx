'use client';

import { Button, Group, Modal, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { CodeDiff } from '@/app/exercises/[slug]/workbench/editor/code-diff';
import { Time } from '@/app/shell/time';
import type { Theirs } from '@/lib/authoring/studio/autosave';
import type { Folder } from '@/lib/authoring/studio/limits';
import { own } from '@/lib/core/text/own';
import type { MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';

interface Props {
  readonly mine: Folder;
  readonly theirs: Theirs;
  readonly assets: MonacoAssets;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Somebody saved in between. Nothing is lost either way: both texts end up in the history or on the screen. */
export function Conflict({
  mine,
  theirs: { files: theirs, savedBy, savedAt, version },
  assets,
  onKeepMine,
  onTakeTheirs,
}: Props) {
  const differing = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].filter(
    (file) => own(mine, file) !== own(theirs, file),
  );
  const [file, setFile] = useState(differing[0] ?? 'exercise.yaml');
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      size="xl"
      title={`${savedBy ?? 'Somebody'} changed this exercise meanwhile`}
    >
      <Text mb="sm">
        {savedBy ?? 'Somebody whose account is gone'} saved version {version} on <Time at={savedAt} />, while you were
        writing. Keep yours as the next version, and theirs stays in the history; or go on with theirs, and yours is set
        aside in this browser, under History.
      </Text>
      <NativeSelect
        label="Compare"
        value={file}
        onChange={(event) => setFile(event.currentTarget.value)}
        data={differing}
        mb="sm"
      />
      <CodeDiff
        key={file}
        assets={assets}
        left={{ title: 'Theirs', source: own(theirs, file) ?? '' }}
        right={{ title: 'Yours', source: own(mine, file) ?? '' }}
      />
      <Group justify="end" mt="md">
        <Button variant="default" onClick={onTakeTheirs}>
          Take theirs
        </Button>
        <Button onClick={onKeepMine}>Keep mine as the next version</Button>
      </Group>
    </Modal>
  );
}
