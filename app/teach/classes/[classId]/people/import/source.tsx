'use client';

import { Button, FileButton, Group, Text, Textarea } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { decodeRoster } from '@/lib/people/members/roster/decode';

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What was assumed about a file's encoding. */
  readonly onNote: (note: string | null) => void;
  readonly onProblem: (problem: string | null) => void;
}

/** A file is decoded here, in the browser, and shown as the text that it is. */
export function RosterSource({ text, onText, onNote, onProblem }: Props) {
  const [over, setOver] = useState(false);

  async function read(file: File | null | undefined): Promise<void> {
    if (!file) return;
    onNote(null);
    onProblem(null);
    const decoded = decodeRoster(new Uint8Array(await file.arrayBuffer()));
    if (decoded.kind === 'refused') {
      onProblem(`${file.name}: ${decoded.message}`);
      return;
    }
    onText(decoded.text);
    onNote(decoded.note);
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void read(event.dataTransfer.files[0]);
  }

  return (
    <section
      aria-label="The roster"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Group mb="xs" justify="space-between">
        <FileButton onChange={(file) => void read(file)} accept=".csv,.tsv,.txt,text/csv,text/plain">
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconUpload size={18} aria-hidden />}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          or drop it below, or paste the rows
        </Text>
      </Group>
      <Textarea
        aria-label="The roster as text"
        placeholder={'name,email,section\nAda Lovelace,ada@school.edu,Monday lab'}
        value={text}
        onChange={(event) => {
          onText(event.currentTarget.value);
          onProblem(null);
          onNote(null);
        }}
        rows={12}
        spellCheck={false}
        wrap="off"
        styles={{
          input: {
            fontFamily: 'var(--mantine-font-family-monospace)',
            fontSize: '0.85rem',
            ...(over && { borderColor: 'var(--mantine-primary-color-filled)' }),
          },
        }}
      />
    </section>
  );
}
