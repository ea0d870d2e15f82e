'use client';

import { Tabs, TabsList, TabsPanel, TabsTab } from '@mantine/core';
import { useStore } from '@/app/shell/use-store';
import type { Folder } from '@/lib/authoring/studio/limits';
import type { StudioSession } from '@/lib/authoring/studio/session';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import type { Revision } from '@/lib/core/exercise/revision';
import type { MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';
import { type BakeAssets, BakePanel } from './bake-panel';
import { History } from './history';
import { Images } from './images';
import { LessonPreview } from './lesson-preview';
import { ChecksOutline } from './outline';
import { sayUndoable } from './say-undoable';
import { SuggestionsPanel } from './suggestions';

export interface StudioAssets {
  readonly bake: BakeAssets;
  readonly monaco: MonacoAssets;
}

interface Props {
  readonly session: StudioSession;
  readonly slug: string;
  readonly viewerId: string;
  readonly files: Folder;
  /** The same files; its identity tells an edit. */
  readonly map: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** Of the text as it stands; null while it does not bake. */
  readonly revision: Revision | null;
  /** Names of those uploaded. */
  readonly images: readonly string[];
  readonly assets: StudioAssets;
}

/** What stands beside the editor: what baking says, and other ways to change the files than by typing. */
export function StudioTabs({ session, slug, viewerId, files, map, diagnostics, revision, images, assets }: Props) {
  const saving = useStore(session.saving);
  const open = (file: string, line: number | null = null) => session.show(file, line);
  return (
    <Tabs defaultValue="baking" keepMounted>
      <TabsList>
        <TabsTab value="baking">Baking</TabsTab>
        <TabsTab value="checks">Checks</TabsTab>
        <TabsTab value="gaps">Gaps</TabsTab>
        <TabsTab value="lesson">Lesson</TabsTab>
        <TabsTab value="images">Images</TabsTab>
        <TabsTab value="history">History</TabsTab>
      </TabsList>
      <TabsPanel value="baking">
        <BakePanel
          slug={slug}
          files={map}
          assets={assets.bake}
          onGoTo={open}
          onResult={({ diagnostics: found, revision: made }, of) =>
            session.baked.set({ diagnostics: found, revision: made, files: of })
          }
        />
      </TabsPanel>
      <TabsPanel value="checks">
        <ChecksOutline
          yaml={files['exercise.yaml'] ?? ''}
          diagnostics={diagnostics}
          onChange={(yaml) => session.setText('exercise.yaml', yaml)}
          onShow={(line) => open('exercise.yaml', line)}
        />
      </TabsPanel>
      <TabsPanel value="gaps">
        <SuggestionsPanel
          revision={revision}
          files={map}
          assets={assets.bake}
          onChange={(next, at) => {
            const undo = session.edit(() => Object.fromEntries(next));
            open(at.file, at.line);
            sayUndoable(`Added, and shown in ${at.file}.`, undo);
          }}
        />
      </TabsPanel>
      <TabsPanel value="lesson">
        <LessonPreview slug={slug} markdown={files['lesson.md'] ?? ''} />
      </TabsPanel>
      <TabsPanel value="images" pt="sm">
        <Images
          slug={slug}
          images={images}
          lesson={files['lesson.md'] ?? ''}
          onInsert={(markdown) =>
            session.edit((now) => ({ ...now, 'lesson.md': `${(now['lesson.md'] ?? '').trimEnd()}\n\n${markdown}\n` }))
          }
        />
      </TabsPanel>
      <TabsPanel value="history" pt="sm">
        {saving.kind === 'saved' && (
          <History
            slug={slug}
            version={saving.version}
            owner={viewerId}
            current={files}
            assets={assets.monaco}
            onRestore={(restored, what) =>
              sayUndoable(
                `${what} is back, as the newest version.`,
                session.edit(() => restored),
              )
            }
          />
        )}
      </TabsPanel>
    </Tabs>
  );
}
