'use client';

import { Anchor, Badge, Button, Group, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { previewPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { useStore } from '@/app/shell/use-store';
import { complain, useAct } from '@/app/teach/use-act';
import { publishExerciseAction } from '@/lib/authoring/studio/actions';
import type { StudioSession } from '@/lib/authoring/studio/session';
import { ForClass, type Owning } from './for-class';
import { type Asked, LeaveDialog } from './leave-dialog';
import { saveWords } from './save-words';
import classes from './studio.module.css';

export interface Authored {
  readonly slug: string;
  readonly title: string;
  readonly owning: Owning;
  readonly published: boolean;
  readonly publishedVersion: number | null;
}

interface Props {
  readonly exercise: Authored;
  readonly session: StudioSession;
  /** The text as it stands bakes without errors. */
  readonly clean: boolean;
}

/** What the exercise is and where it is kept, and what can be done with all of it. */
export function StudioBar({ exercise, session, clean }: Props) {
  const { slug, title, owning, published, publishedVersion } = exercise;
  const router = useRouter();
  const [asked, setAsked] = useState<Asked | null>(null);
  const state = useStore(session.saving);
  const inConflict = state.kind === 'conflict';

  async function preview(): Promise<void> {
    if ((await session.save()) !== null) router.push(previewPath(slug));
    else complain('The preview is of what is saved, and it could not be saved just now. Try again.');
  }

  return (
    <div className={classes.bar}>
      <Anchor component={Link} href="/teach/exercises" size="sm">
        ← Exercises
      </Anchor>
      <Title order={1} className={classes.title}>
        {title}
      </Title>
      <Badge variant="light" color={published ? 'teal' : 'gray'}>
        {published ? `Published: version ${publishedVersion ?? '?'}` : 'Draft'}
      </Badge>
      <output className={classes.status}>{saveWords(state)}</output>
      <Group gap="xs">
        <Button variant="default" size="xs" onClick={() => void preview()} disabled={inConflict}>
          Preview as a student
        </Button>
        <ForClass slug={slug} title={title} published={published} owning={owning} />
        <Button component="a" href={`/api/studio/exercises/${slug}/export`} download variant="default" size="xs">
          Export
        </Button>
        {published && (
          <Button variant="default" size="xs" onClick={() => setAsked('withdraw')}>
            Withdraw
          </Button>
        )}
        <Button variant="subtle" color="red" size="xs" onClick={() => setAsked('delete')}>
          Delete
        </Button>
        <PublishButton
          exercise={exercise}
          session={session}
          clean={clean}
          isCurrent={published && state.kind === 'saved' && state.version === publishedVersion}
          cannotSave={inConflict || state.kind === 'refused'}
        />
      </Group>
      {asked && <LeaveDialog asked={asked} slug={slug} title={title} onClose={() => setAsked(null)} />}
    </div>
  );
}

interface PublishProps extends Props {
  /** Students have what is on the screen. */
  readonly isCurrent: boolean;
  readonly cannotSave: boolean;
}

function PublishButton({ exercise: { slug }, session, clean, isCurrent, cannotSave }: PublishProps) {
  const router = useRouter();
  const { act, pending } = useAct();
  const notClean = clean ? undefined : 'Publishing is possible when the exercise bakes without errors.';

  async function publish(): Promise<void> {
    const version = await session.save();
    if (version === null) {
      complain('Publishing needs what is here saved, and it could not be saved just now. Try again.');
      return;
    }
    act(
      () => publishExerciseAction(slug, version),
      (outcome) => {
        session.serverSaid.set(outcome.kind === 'refused' ? outcome.diagnostics : []);
        if (outcome.kind === 'refused') return;
        notifications.show({
          color: 'teal',
          title: 'Published',
          message: 'Students have this version now. Work already handed in keeps its verdict until you re-grade it.',
        });
        router.refresh();
      },
    );
  }

  return (
    <Button
      size="xs"
      loading={pending}
      disabled={!clean || isCurrent || cannotSave}
      onClick={() => void publish()}
      title={isCurrent ? 'Students have this version.' : notClean}
    >
      Publish
    </Button>
  );
}
