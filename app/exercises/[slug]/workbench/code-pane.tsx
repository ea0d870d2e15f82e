'use client';

import { Button } from '@mantine/core';
import { IconArrowBackUp, IconFileTypeTs } from '@tabler/icons-react';
import type { Ref } from 'react';
import type { Revision } from '@/lib/core/exercise/revision';
import type { MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';
import type { DraftStatus as Status } from '@/lib/learning/workbench/draft-sync';
import { DraftStatusLine } from './draft-status';
import { CodeEditor, EditorSkeleton } from './editor/code-editor';
import type { EditorHandle, MarkedLine } from './editor/editor-handle';
import classes from './workbench.module.css';

interface Props {
  readonly revision: Revision;
  readonly assets: MonacoAssets;
  /** The code to show is known. */
  readonly ready: boolean;
  /** The textarea instead of Monaco. */
  readonly plain: boolean;
  readonly editor: Ref<EditorHandle>;
  readonly source: string;
  readonly marks: readonly MarkedLine[];
  readonly status: Status;
  readonly onChoose: () => void;
  readonly onReset: () => void;
  readonly onChange: (source: string) => void;
  readonly onRun: () => void;
}

/** The editor, with where its code is kept above it. */
export function CodePane({ revision, ready, editor, source, status, onChoose, onReset, ...rest }: Props) {
  return (
    <section className={classes.code} aria-label="Code">
      <div className={classes.codeHeader}>
        <h2 className={classes.file}>
          <IconFileTypeTs size={17} aria-hidden />
          <span>{revision.slug}.ts</span>
        </h2>
        {ready && <DraftStatusLine status={status} onChoose={onChoose} />}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconArrowBackUp size={15} aria-hidden />}
          className={classes.reset}
          disabled={!ready || source === revision.starter}
          onClick={onReset}
        >
          Reset
        </Button>
      </div>
      <div className={classes.codeBody}>
        {ready ? (
          <CodeEditor
            ref={editor}
            slug={revision.slug}
            functions={revision.functions}
            initialSource={source}
            {...rest}
          />
        ) : (
          <EditorSkeleton />
        )}
      </div>
    </section>
  );
}
