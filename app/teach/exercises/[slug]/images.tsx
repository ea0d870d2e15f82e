'use client';

import { ActionIcon, Alert, Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { uploadsAt } from '@/app/paths';
import { Confirm } from '@/app/teach/confirm';
import { sayDone, useAct } from '@/app/teach/use-act';
import { removeUploadAction } from '@/lib/authoring/studio/actions';
import { postUpload } from '@/lib/authoring/studio/endpoints';
import { sayUnavailable } from '@/lib/client/documents/unavailable';
import { call } from '@/lib/platform/contract/call';
import classes from './images.module.css';

interface Props {
  readonly slug: string;
  /** Names of those uploaded. */
  readonly images: readonly string[];
  readonly lesson: string;
  /** Puts Markdown at the end of the lesson. */
  readonly onInsert: (markdown: string) => void;
}

/** Images for the lesson. */
export function Images({ slug, images, lesson, onInsert }: Props) {
  const router = useRouter();
  const { act, pending } = useAct();
  const [sending, setSending] = useState(false);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const [leaving, setLeaving] = useState<string | null>(null);

  async function upload(chosen: readonly File[]): Promise<void> {
    setSending(true);
    const answers = await Promise.all(chosen.map((file) => send(slug, file)));
    setRefusals(answers.flatMap((answer) => answer ?? []));
    setSending(false);
    router.refresh();
  }

  return (
    <Stack gap="sm">
      <Group>
        <FileButton
          onChange={(chosen) => void upload(chosen)}
          accept="image/png,image/jpeg,image/gif,image/webp"
          multiple
        >
          {(props) => (
            <Button {...props} variant="light" size="xs" loading={sending}>
              Upload images
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          PNG, JPEG, GIF or WebP, at most 1 MB each.
        </Text>
      </Group>
      {refusals.length > 0 && (
        <Alert color="red" variant="light" title="Not uploaded" withCloseButton onClose={() => setRefusals([])}>
          {refusals.map((refusal) => (
            <div key={refusal}>{refusal}</div>
          ))}
        </Alert>
      )}
      {images.length === 0 && (
        <Text size="sm" c="dimmed">
          No images yet. Curves are better drawn by a figure of Nabla’s own, which students can move.
        </Text>
      )}
      {images.map((name) => (
        <Group key={name} wrap="nowrap">
          {/* biome-ignore lint/performance/noImgElement: served by us, as it is */}
          <img src={`${uploadsAt(slug)}/${name}`} alt="" className={classes.thumbnail} />
          <div className={classes.name}>
            <Text size="sm">{name}</Text>
            <Text size="xs" c="dimmed">
              {lesson.includes(`uploads/${name}`) ? 'In the lesson' : 'Not in the lesson'}
            </Text>
          </div>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              onInsert(`![What ${name} shows](uploads/${name})`);
              sayDone(`${name} stands at the end of lesson.md. Say there what it shows.`);
            }}
            aria-label={`Insert ${name}`}
          >
            Insert
          </Button>
          <ActionIcon variant="subtle" color="red" onClick={() => setLeaving(name)} aria-label={`Delete ${name}`}>
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      {leaving !== null && (
        <Confirm
          title={`Delete ${leaving}?`}
          keep="Keep it"
          go="Delete it"
          harmful
          pending={pending}
          onClose={() => setLeaving(null)}
          onGo={() =>
            act(
              () => removeUploadAction(slug, leaving),
              () => {
                setLeaving(null);
                router.refresh();
              },
            )
          }
        >
          It is gone for good, also from older versions in the history. To have it back, upload it again.
        </Confirm>
      )}
    </Stack>
  );
}

/** Null when it is there, otherwise why not. */
async function send(slug: string, file: File): Promise<string | null> {
  const name = file.name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  const answer = await call(postUpload, { params: { slug }, query: { name }, bytes: file });
  if (answer.kind === 'ok') return null;
  return answer.kind === 'refused' ? answer.message : `${file.name}: ${sayUnavailable(answer)} Try again.`;
}
