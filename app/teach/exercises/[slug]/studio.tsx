'use client';

import { Alert, Anchor, Badge, Button, Group, Tabs, TabsList, TabsPanel, TabsTab, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { previewPath, regradesPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { Confirm } from '@/app/teach/confirm';
import { complain, sayDone, useAct } from '@/app/teach/use-act';
import { publishExerciseAction, removeExerciseAction, unpublishExerciseAction } from '@/lib/authoring/studio/actions';
import type { Opened, SaveState } from '@/lib/authoring/studio/autosave';
import type { ConcernedClass } from '@/lib/authoring/studio/classes.server';
import type { Folder } from '@/lib/authoring/studio/limits';
import { withNewFile } from '@/lib/authoring/studio/new-file';
import { type Diagnostic, hasErrors } from '@/lib/core/exercise/diagnostics';
import type { Revision } from '@/lib/core/exercise/revision';
import type { MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';
import { type BakeAssets, BakePanel } from './bake-panel';
import { Conflict } from './conflict';
import { FileEditor } from './file-editor';
import { FileList, NameDialog } from './file-list';
import { ForClass, type Owning } from './for-class';
import { History } from './history';
import { Images } from './images';
import { LessonPreview } from './lesson-preview';
import { Outline } from './outline';
import classes from './studio.module.css';
import { SuggestionsPanel } from './suggestions';
import { useAutosave } from './use-autosave';
import { useProblems } from './use-problems';

interface Props {
  readonly slug: string;
  readonly title: string;
  readonly viewerId: string;
  readonly concerned: readonly ConcernedClass[];
  readonly owning: Owning;
  /** Names of those uploaded. */
  readonly images: readonly string[];
  readonly published: boolean;
  readonly publishedVersion: number | null;
  readonly opened: Opened;
  readonly assets: { readonly bake: BakeAssets; readonly monaco: MonacoAssets };
}

/** What the last baking in this browser said, and of which text. */
interface Baked {
  readonly diagnostics: readonly Diagnostic[];
  readonly clean: boolean;
  readonly revision: Revision | null;
  readonly files: ReadonlyMap<string, string>;
}

type Asking = 'unpublish' | 'delete' | 'renameFile' | null;

export function Studio({
  slug,
  title,
  viewerId,
  concerned,
  owning,
  images,
  published,
  publishedVersion,
  opened,
  assets,
}: Props) {
  const router = useRouter();
  const { autosave, files, state } = useAutosave(slug, viewerId, opened, (theirs) =>
    sayDone(`${theirs.savedBy ?? 'Somebody'} saved version ${theirs.version}: you see it now.`),
  );
  const [file, setFile] = useState('exercise.yaml');
  const [goTo, setGoTo] = useState<{ readonly line: number } | null>(null);
  const [baked, setBaked] = useState<Baked | null>(null);
  const [serverSaid, setServerSaid] = useState<readonly Diagnostic[]>([]);
  const [asking, setAsking] = useState<Asking>(null);
  const { act, pending } = useAct();
  const map = useMemo(() => new Map(Object.entries(files)), [files]);
  const { diagnostics, functions } = useProblems(slug, map, baked);
  const clean = baked?.clean === true && baked.files === map;
  const folder = file.startsWith('mistakes/') ? 'mistakes' : file.startsWith('alternatives/') ? 'alternatives' : null;

  function change(next: Folder | ((before: Folder) => Folder)): void {
    setServerSaid([]);
    // A notification's "Undo" is clicked later: it changes what is there by then.
    autosave.change(typeof next === 'function' ? next(autosave.files.get()) : next);
  }

  function setText(path: string, text: string): void {
    change((before) => ({ ...before, [path]: text }));
  }

  function undoYaml(after: string, before: string): void {
    if (autosave.files.get()['exercise.yaml'] === after) setText('exercise.yaml', before);
    else complain('exercise.yaml was changed since. Use the editor’s own undo, or the history.');
  }

  function open(path: string, line: number | null = null): void {
    if (path in files) setFile(path);
    setGoTo(line === null ? null : { line });
  }

  function without(path: string): Folder {
    return Object.fromEntries(Object.entries(files).filter(([other]) => other !== path));
  }

  function deleteFile(): void {
    const text = files[file] ?? '';
    change(without(file));
    setFile('exercise.yaml');
    setAsking(null);
    sayDone(`${file} was deleted.`, () => setText(file, text));
  }

  function renameFile(to: string): void {
    change({ ...without(file), [to]: files[file] ?? '' });
    setFile(to);
    setAsking(null);
  }

  async function publish(): Promise<void> {
    const version = await autosave.flush();
    if (version === null) {
      complain('Publishing needs what is here saved, and the server could not be reached. Try again.');
      return;
    }
    act(
      () => publishExerciseAction(slug, version),
      (outcome) => {
        if (outcome.kind === 'refused') return setServerSaid(outcome.diagnostics);
        setServerSaid([]);
        notifications.show({
          color: 'teal',
          title: 'Published',
          message: 'Students have this version now. Work already handed in keeps its verdict until you re-grade it.',
        });
        router.refresh();
      },
    );
  }

  async function preview(): Promise<void> {
    if ((await autosave.flush()) !== null) router.push(previewPath(slug));
    else complain('The preview is of what is saved, and the server could not be reached. Try again.');
  }

  const isCurrent = published && state.kind === 'saved' && state.version === publishedVersion;
  const notClean = clean ? undefined : 'Publishing is possible when the exercise bakes without errors.';
  const whyNot = isCurrent ? 'Students have this version.' : notClean;

  return (
    <div className={classes.page}>
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
        <output className={classes.status}>{sayState(state)}</output>
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={() => void preview()} disabled={state.kind === 'conflict'}>
            Preview as a student
          </Button>
          <ForClass slug={slug} title={title} published={published} owning={owning} />
          <Button component="a" href={`/api/studio/exercises/${slug}/export`} download variant="default" size="xs">
            Export
          </Button>
          {published && (
            <Button variant="default" size="xs" onClick={() => setAsking('unpublish')}>
              Withdraw
            </Button>
          )}
          <Button variant="subtle" color="red" size="xs" onClick={() => setAsking('delete')}>
            Delete
          </Button>
          <Button
            size="xs"
            loading={pending}
            disabled={!clean || isCurrent || state.kind === 'conflict' || state.kind === 'refused'}
            onClick={() => void publish()}
            title={whyNot}
          >
            Publish
          </Button>
        </Group>
      </div>
      <div className={classes.work}>
        <FileList
          files={files}
          current={file}
          diagnostics={diagnostics}
          onOpen={open}
          onAdd={(path) => {
            change((before) => withNewFile(before, path));
            setFile(path);
          }}
        />
        <div className={classes.middle}>
          <div className={classes.fileBar}>
            <span>{file}</span>
            {folder && (
              <Group gap="xs" ml="auto">
                <Button variant="subtle" size="compact-xs" onClick={() => setAsking('renameFile')}>
                  Rename
                </Button>
                <Button variant="subtle" color="red" size="compact-xs" onClick={deleteFile}>
                  Delete file
                </Button>
              </Group>
            )}
          </div>
          <FileEditor
            key={file}
            assets={assets.monaco}
            slug={slug}
            functions={functions}
            file={file}
            text={files[file] ?? ''}
            diagnostics={diagnostics}
            goTo={goTo}
            onChange={(text) => setText(file, text)}
          />
        </div>
        <div className={classes.side}>
          {serverSaid.length > 0 && (
            <Alert color="red" variant="light" title="The server found this when it baked, and did not publish" mb="sm">
              {serverSaid
                .filter(({ severity }) => severity === 'error')
                .map(({ file: where, line, message }) => (
                  <div key={`${where} ${line} ${message}`}>
                    {where}
                    {line !== null && `:${line}`} {message}
                  </div>
                ))}
            </Alert>
          )}
          {concerned
            .filter(({ outdated }) => published && outdated > 0)
            .map(({ id, name, outdated }) => (
              <Alert key={id} variant="light" mb="sm" py="xs">
                {outdated === 1 ? 'One attempt' : `${outdated} attempts`} in {name} were graded by an older version.{' '}
                <Anchor component={Link} href={regradesPath(id)} size="sm">
                  Grade them again
                </Anchor>
              </Alert>
            ))}
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
                onResult={(baking, of) =>
                  setBaked({
                    diagnostics: baking.diagnostics,
                    clean: baking.revision !== null && !hasErrors(baking.diagnostics),
                    revision: baking.revision,
                    files: of,
                  })
                }
              />
            </TabsPanel>
            <TabsPanel value="checks">
              <Outline
                yaml={files['exercise.yaml'] ?? ''}
                diagnostics={diagnostics}
                onChange={(yaml) => setText('exercise.yaml', yaml)}
                onUndo={undoYaml}
                onShow={(line) => open('exercise.yaml', line)}
              />
            </TabsPanel>
            <TabsPanel value="gaps">
              <SuggestionsPanel
                revision={clean ? (baked?.revision ?? null) : null}
                files={map}
                assets={assets.bake}
                onChange={(next, at) => {
                  const before = files;
                  change(Object.fromEntries(next));
                  setFile(at.file);
                  setGoTo(at.line === null ? null : { line: at.line });
                  sayDone(`Added, and shown in ${at.file}.`, () => change(before));
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
                  change((before) => ({
                    ...before,
                    'lesson.md': `${(before['lesson.md'] ?? '').trimEnd()}\n\n${markdown}\n`,
                  }))
                }
              />
            </TabsPanel>
            <TabsPanel value="history" pt="sm">
              {state.kind === 'saved' && (
                <History
                  slug={slug}
                  version={state.version}
                  owner={viewerId}
                  current={files}
                  assets={assets.monaco}
                  onRestore={(restored, what) => {
                    const before = files;
                    change(restored);
                    sayDone(`${what} is back, as the newest version.`, () => change(before));
                  }}
                />
              )}
            </TabsPanel>
          </Tabs>
        </div>
      </div>
      {state.kind === 'refused' && (
        <Alert color="red" variant="light" title="This cannot be saved">
          {state.message}
        </Alert>
      )}
      {state.kind === 'conflict' && (
        <Conflict
          mine={files}
          theirs={state.latest}
          assets={assets.monaco}
          onKeepMine={() => autosave.keepMine()}
          onTakeTheirs={() => autosave.takeTheirs()}
        />
      )}
      {asking === 'unpublish' && (
        <Confirm
          title={`Withdraw “${title}”?`}
          keep="Leave it published"
          go="Withdraw it"
          pending={pending}
          onClose={() => setAsking(null)}
          onGo={() =>
            act(
              () => unpublishExerciseAction(slug),
              () => {
                setAsking(null);
                router.refresh();
              },
            )
          }
        >
          Students no longer find it. What they handed in and their scores stay. You can publish it again.
        </Confirm>
      )}
      {asking === 'delete' && (
        <Confirm
          title={`Delete “${title}”?`}
          keep="Keep it"
          go="Delete it"
          harmful
          pending={pending}
          onClose={() => setAsking(null)}
          onGo={() =>
            act(
              () => removeExerciseAction(slug),
              () => router.push('/teach/exercises'),
            )
          }
        >
          Students no longer find it. It stays under “Deleted” in your list, from where it can be put back.
        </Confirm>
      )}
      {asking === 'renameFile' && folder && (
        <NameDialog
          title={`Rename ${file}`}
          folder={folder}
          files={files}
          initial={file.replace(/^\w+\/|\.ts$/g, '')}
          onClose={() => setAsking(null)}
          onName={renameFile}
        />
      )}
    </div>
  );
}

function sayState(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return `Saved as version ${state.version}`;
    case 'pending':
      return state.keptHere ? 'Kept in this browser, not saved yet' : `Not saved yet: ${notKept}`;
    case 'saving':
      return 'Saving…';
    case 'offline':
      return state.keptHere
        ? 'No connection: kept in this browser, saved when it is back'
        : `No connection, and nothing is saved: ${notKept}`;
    case 'busy':
      return state.keptHere
        ? 'The server is busy: kept in this browser, saved soon'
        : `The server is busy, and nothing is saved: ${notKept}`;
    case 'refused':
      return 'Not saved';
    case 'conflict':
      return 'Changed by somebody else';
  }
}

const notKept = 'this browser keeps nothing for us. Stay on this page.';
