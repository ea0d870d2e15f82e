'use client';

import { Alert, Badge, Button, Group, Loader, Modal, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CodeDiff } from '@/app/exercises/[slug]/workbench/editor/code-diff';
import { Time } from '@/app/shell/time';
import { listVersionsAction } from '@/lib/authoring/studio/actions';
import type { Folder } from '@/lib/authoring/studio/limits';
import { listAside } from '@/lib/authoring/studio/set-aside';
import { browserStorage } from '@/lib/client/documents/storage';
import { own } from '@/lib/core/text/own';
import type { MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';
import { valueFromAction } from '@/lib/platform/contract/query';
import { fetchVersion } from './send-folder';

interface Props {
  readonly slug: string;
  readonly owner: string;
  /** The latest one, which a restored one follows. */
  readonly version: number;
  readonly current: Folder;
  readonly assets: MonacoAssets;
  /** @param what such as "Version 3" */
  readonly onRestore: (files: Folder, what: string) => void;
}

interface Old {
  readonly what: string;
  readonly files: Folder;
}

/** Every version that was kept, and what was set aside here; restoring one makes it the newest. */
export function History({ slug, owner, version, current, assets, onRestore }: Props) {
  const [message, setMessage] = useState<string | null>(null);
  const [compared, setCompared] = useState<Old | null>(null);
  const aside = listAside(browserStorage, owner, slug);
  const { data: versions, isError } = useQuery({
    queryKey: ['versions', slug, version],
    queryFn: async () => valueFromAction(await listVersionsAction(slug)),
    placeholderData: keepPreviousData,
  });
  if (isError && !versions) return <Alert color="yellow">The history could not be loaded. Reload the page.</Alert>;
  if (!versions) return <Loader role="status" aria-label="The history is being loaded" />;
  const compare = async (wanted: number) => {
    const found = await fetchVersion(slug, wanted);
    setMessage(found ? null : 'That version could not be loaded. Try again.');
    if (found) setCompared({ what: `Version ${wanted}`, files: found.files });
  };
  return (
    <Stack gap="xs">
      {message && <Alert color="red">{message}</Alert>}
      {aside.length > 0 && (
        <Title order={3} size="h6">
          Set aside in this browser
        </Title>
      )}
      {aside.map(({ at, files }) => (
        <Row key={at} label={<Time at={at} />} onLook={() => setCompared({ what: 'What was set aside', files })} />
      ))}
      {aside.length > 0 && (
        <Title order={3} size="h6">
          Saved
        </Title>
      )}
      {versions.map((item) => (
        <Row
          key={item.version}
          label={
            <>
              Version {item.version}, <Time at={item.savedAt} />
              {item.savedBy && `, ${item.savedBy}`}{' '}
              {item.published && (
                <Badge variant="light" color="teal" size="sm">
                  Published
                </Badge>
              )}
            </>
          }
          name={`Look at version ${item.version}`}
          onLook={item.version === version ? null : () => void compare(item.version)}
        />
      ))}
      <Text size="xs" c="dimmed">
        Of what was saved on the way, the last of every ten minutes is kept; of what was published, everything.
      </Text>
      {compared && (
        <Compare
          old={compared}
          current={current}
          assets={assets}
          onClose={() => setCompared(null)}
          onRestore={() => {
            onRestore(compared.files, compared.what);
            setCompared(null);
          }}
        />
      )}
    </Stack>
  );
}

function Row(props: { label: React.ReactNode; name?: string; onLook: (() => void) | null }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{props.label}</Text>
      {props.onLook ? (
        <Button size="compact-sm" variant="light" onClick={props.onLook} aria-label={props.name}>
          Look at it
        </Button>
      ) : (
        <Text size="sm" c="dimmed">
          the one here
        </Text>
      )}
    </Group>
  );
}

interface CompareProps {
  readonly old: Old;
  readonly current: Folder;
  readonly assets: MonacoAssets;
  readonly onClose: () => void;
  readonly onRestore: () => void;
}

function Compare({ old, current, assets, onClose, onRestore }: CompareProps) {
  const differing = [...new Set([...Object.keys(current), ...Object.keys(old.files)])].filter(
    (path) => own(current, path) !== own(old.files, path),
  );
  const [file, setFile] = useState(differing[0] ?? 'exercise.yaml');
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1200px, 94vw)"
      title={old.what}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {differing.length === 0 ? (
        <Text mb="sm">It is the same as what is here.</Text>
      ) : (
        <>
          <NativeSelect
            label={`${differing.length} ${differing.length === 1 ? 'file differs' : 'files differ'}`}
            value={file}
            onChange={(event) => setFile(event.currentTarget.value)}
            data={differing}
            mb="sm"
          />
          <CodeDiff
            key={file}
            assets={assets}
            left={{ title: old.what, source: own(old.files, file) ?? '' }}
            right={{ title: 'Here', source: own(current, file) ?? '' }}
          />
        </>
      )}
      <Group justify="end" mt="md">
        <Button variant="default" onClick={onClose}>
          Leave everything as it is
        </Button>
        <Button disabled={differing.length === 0} onClick={onRestore}>
          Restore it
        </Button>
      </Group>
    </Modal>
  );
}
