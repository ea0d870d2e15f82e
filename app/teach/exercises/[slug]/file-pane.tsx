'use client';

import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Folder } from '@/lib/authoring/studio/limits';
import type { Place, StudioSession } from '@/lib/authoring/studio/session';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import type { FunctionSignature } from '@/lib/core/exercise/values';
import { own } from '@/lib/core/text/own';
import type { MonacoAssets } from '@/lib/learning/workbench/browser/load-monaco';
import { FileEditor } from './file-editor';
import { NameDialog } from './file-list';
import { sayUndoable } from './say-undoable';
import classes from './studio.module.css';

interface Props {
  readonly session: StudioSession;
  readonly slug: string;
  readonly files: Folder;
  readonly place: Place;
  readonly functions: readonly FunctionSignature[];
  readonly diagnostics: readonly Diagnostic[];
  readonly assets: MonacoAssets;
}

/** The file that is open, and what can be done with it as a file. */
export function FilePane({ session, files, place: { file, goTo }, ...editor }: Props) {
  const [renaming, setRenaming] = useState(false);
  const folder = folderOf(file);
  return (
    <div className={classes.middle}>
      <div className={classes.fileBar}>
        <span>{file}</span>
        {folder && (
          <Group gap="xs" ml="auto">
            <Button variant="subtle" size="compact-xs" onClick={() => setRenaming(true)}>
              Rename
            </Button>
            <Button
              variant="subtle"
              color="red"
              size="compact-xs"
              onClick={() => sayUndoable(`${file} was deleted.`, session.deleteFile(file))}
            >
              Delete file
            </Button>
          </Group>
        )}
      </div>
      <FileEditor
        key={file}
        {...editor}
        file={file}
        text={own(files, file) ?? ''}
        goTo={goTo}
        onChange={(text) => session.setText(file, text)}
      />
      {renaming && folder && (
        <NameDialog
          title={`Rename ${file}`}
          folder={folder}
          files={files}
          initial={file.replace(/^\w+\/|\.ts$/g, '')}
          onClose={() => setRenaming(false)}
          onName={(to) => {
            session.renameFile(file, to);
            setRenaming(false);
          }}
        />
      )}
    </div>
  );
}

/** Null for the four that every exercise has. */
function folderOf(file: string): 'mistakes' | 'alternatives' | null {
  if (file.startsWith('mistakes/')) return 'mistakes';
  return file.startsWith('alternatives/') ? 'alternatives' : null;
}
