'use client';

import { Alert } from '@mantine/core';
import { useMemo } from 'react';
import { useStore } from '@/app/shell/use-store';
import type { Opened } from '@/lib/authoring/studio/autosave';
import type { ConcernedClass } from '@/lib/authoring/studio/classes.server';
import { isClean } from '@/lib/authoring/studio/session';
import { Conflict } from './conflict';
import { FileList } from './file-list';
import { FilePane } from './file-pane';
import classes from './studio.module.css';
import { type Authored, StudioBar } from './studio-bar';
import { StudioNotices } from './studio-notices';
import { type StudioAssets, StudioTabs } from './studio-tabs';
import { useProblems } from './use-problems';
import { useStudio } from './use-studio';

interface Props {
  readonly exercise: Authored;
  readonly viewerId: string;
  readonly concerned: readonly ConcernedClass[];
  /** Names of those uploaded. */
  readonly images: readonly string[];
  readonly opened: Opened;
  readonly assets: StudioAssets;
}

/** The page on which an exercise is written: its files, the one that is open, and what baking says of them. */
export function Studio({ exercise, viewerId, concerned, images, opened, assets }: Props) {
  const { slug, published } = exercise;
  const session = useStudio(slug, viewerId, opened);
  const files = useStore(session.files);
  const saving = useStore(session.saving);
  const place = useStore(session.place);
  const baked = useStore(session.baked);
  const serverSaid = useStore(session.serverSaid);
  const map = useMemo(() => new Map(Object.entries(files)), [files]);
  const { diagnostics, functions } = useProblems(slug, map, baked);
  const clean = isClean(baked, map);
  return (
    <div className={classes.page}>
      <StudioBar exercise={exercise} session={session} clean={clean} />
      <div className={classes.work}>
        <FileList
          files={files}
          current={place.file}
          diagnostics={diagnostics}
          onOpen={(file) => session.show(file)}
          onAdd={(file) => session.addFile(file)}
        />
        <FilePane
          session={session}
          slug={slug}
          files={files}
          place={place}
          functions={functions}
          diagnostics={diagnostics}
          assets={assets.monaco}
        />
        <div className={classes.side}>
          <StudioNotices serverSaid={serverSaid} concerned={concerned} published={published} />
          <StudioTabs
            session={session}
            slug={slug}
            viewerId={viewerId}
            files={files}
            map={map}
            diagnostics={diagnostics}
            revision={clean ? (baked?.revision ?? null) : null}
            images={images}
            assets={assets}
          />
        </div>
      </div>
      {saving.kind === 'refused' && (
        <Alert color="red" variant="light" title="This cannot be saved">
          {saving.message}
        </Alert>
      )}
      {saving.kind === 'conflict' && (
        <Conflict
          mine={files}
          theirs={saving.latest}
          assets={assets.monaco}
          onKeepMine={() => session.keepMine()}
          onTakeTheirs={() => session.takeTheirs()}
        />
      )}
    </div>
  );
}
