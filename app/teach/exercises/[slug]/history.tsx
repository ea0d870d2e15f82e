'use client';

import { Alert, Badge, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Moment } from '@/app/teach/moment';
import { listVersionsAction } from '@/lib/studio/actions';
import type { VersionSummary } from '@/lib/studio/folders.server';
import type { Folder } from '@/lib/studio/limits';
import { fetchVersion } from './send-folder';

interface Props {
  readonly slug: string;
  /** The latest one, which a restored one follows. */
  readonly version: number;
  readonly onRestore: (files: Folder, version: number) => void;
}

/** Every version that was kept; restoring one makes it the newest. */
export function History({ slug, version, onRestore }: Props) {
  const [versions, setVersions] = useState<readonly VersionSummary[] | 'loading' | 'failed'>('loading');
  const [message, setMessage] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what makes the list old
  useEffect(() => {
    listVersionsAction(slug).then(
      (result) => setVersions(result.ok ? result.value : 'failed'),
      () => setVersions('failed'),
    );
  }, [slug, version]);
  if (versions === 'loading') return <Loader aria-label="The history is being loaded" />;
  if (versions === 'failed') return <Alert color="yellow">The history could not be loaded. Reload the page.</Alert>;
  const restore = async (wanted: number) => {
    const files = await fetchVersion(slug, wanted);
    if (files) onRestore(files, wanted);
    setMessage(files ? null : 'That version could not be loaded. Try again.');
  };
  return (
    <Stack gap="xs">
      {message && <Alert color="red">{message}</Alert>}
      {versions.map((item) => (
        <Group key={item.version} justify="space-between">
          <Text size="sm">
            Version {item.version}, <Moment at={String(new Date(item.savedAt).toISOString())} />
            {item.savedBy && `, ${item.savedBy}`}{' '}
            {item.published && (
              <Badge variant="light" color="teal" size="sm">
                Published
              </Badge>
            )}
          </Text>
          <Button
            size="compact-sm"
            variant="light"
            disabled={item.version === version}
            onClick={() => void restore(item.version)}
            aria-label={`Restore version ${item.version}`}
          >
            Restore
          </Button>
        </Group>
      ))}
    </Stack>
  );
}
