'use client';

import { ActionIcon, Button, Group, Modal, TextInput, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type Folder, isStudioPath } from '@/lib/authoring/studio/limits';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import classes from './studio.module.css';

const fixed = ['exercise.yaml', 'lesson.md', 'starter.ts', 'solution.ts'];

interface Props {
  readonly files: Folder;
  readonly current: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly onOpen: (file: string) => void;
  readonly onAdd: (file: string) => void;
}

/** The folder, as it would lie in the repository. Errors are counted beside their file. */
export function FileList({ files, current, diagnostics, onOpen, onAdd }: Props) {
  const [adding, setAdding] = useState<'alternatives' | 'mistakes' | null>(null);
  const errors = (file: string) =>
    diagnostics.filter((diagnostic) => diagnostic.file === file && diagnostic.severity === 'error').length;
  const inFolder = (folder: string) =>
    Object.keys(files)
      .filter((file) => file.startsWith(`${folder}/`))
      .toSorted();
  const entry = (file: string) => (
    <li key={file}>
      <button type="button" className={classes.file} aria-current={file === current} onClick={() => onOpen(file)}>
        {file.replace(/^\w+\//, '')}
        {errors(file) > 0 && (
          <span className={classes.count}>
            {errors(file)} {errors(file) === 1 ? 'error' : 'errors'}
          </span>
        )}
      </button>
    </li>
  );
  return (
    <nav className={classes.files} aria-label="Files">
      <ul>{fixed.map(entry)}</ul>
      {(['alternatives', 'mistakes'] as const).map((folder) => (
        <section key={folder}>
          <Group justify="space-between" gap={0}>
            <h2>{folder}</h2>
            <Tooltip label={`Add to ${folder}`}>
              <ActionIcon variant="subtle" size="sm" aria-label={`Add to ${folder}`} onClick={() => setAdding(folder)}>
                <IconPlus size={14} />
              </ActionIcon>
            </Tooltip>
          </Group>
          <ul>{inFolder(folder).map(entry)}</ul>
        </section>
      ))}
      {adding && (
        <NameDialog
          title={adding === 'mistakes' ? 'A known mistake' : 'Another right way'}
          folder={adding}
          files={files}
          onClose={() => setAdding(null)}
          onName={(file) => {
            onAdd(file);
            setAdding(null);
          }}
        />
      )}
    </nav>
  );
}

interface NameProps {
  readonly title: string;
  readonly folder: 'alternatives' | 'mistakes';
  readonly files: Folder;
  readonly initial?: string;
  readonly onClose: () => void;
  readonly onName: (file: string) => void;
}

export function NameDialog({ title, folder, files, initial = '', onClose, onName }: NameProps) {
  const [name, setName] = useState(initial);
  const file = `${folder}/${name.trim()}.ts`;
  const taken = file in files && name !== initial;
  const wrong = name !== '' && !isStudioPath(file);
  return (
    <Modal opened onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!taken && !wrong && name !== '') onName(file);
        }}
      >
        <TextInput
          label="Name"
          description={
            folder === 'mistakes'
              ? 'Lower-case words joined by hyphens; exercise.yaml names the mistake by it and has its hint.'
              : 'Lower-case words joined by hyphens.'
          }
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          placeholder={folder === 'mistakes' ? 'upstream-forgotten' : 'with-loops'}
          error={taken ? 'There is a file of this name.' : wrong ? 'Use lower-case words joined by hyphens.' : null}
          data-autofocus
        />
        <Group justify="end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={name === '' || taken || wrong}>
            {initial ? 'Rename' : 'Add'}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
