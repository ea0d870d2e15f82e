'use client';

import { Alert, Button, Checkbox, Group, List, ListItem, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { encodeSheet, type SheetEncoding } from '@/lib/content/exchange/sheet-encoding';
import { countOf } from '@/lib/core/text/count';
import { type CanvasFill, writeCanvasFill } from '@/lib/teaching/gradebook/export/canvas-fill';
import { FillCells } from './fill-cells';

export interface Filled {
  readonly fileName: string;
  readonly text: string;
  readonly encoding: SheetEncoding;
  readonly fill: CanvasFill;
}

/** Who was matched, what every cell becomes, and the file; nothing that Canvas has is overwritten unasked. */
export function FillOutcome({ filled: { fileName, text, encoding, fill } }: { filled: Filled }) {
  const { matched, ambiguous, unmatchedRows, missing, columns, cells, notes } = fill;
  const [overwrite, setOverwrite] = useState(false);
  const without = columns.filter(({ header }) => header === null);
  const overwritten = cells.filter(({ kind }) => kind === 'overwrites').length;
  const changed = cells.filter(({ kind }) => kind === 'new').length + (overwrite ? overwritten : 0);

  function save(): void {
    const bytes = encodeSheet(writeCanvasFill(text, cells, overwrite), encoding);
    download(bytes, fileName.replace(/(\.csv)?$/i, '-filled.csv'));
  }

  return (
    <Stack gap="md" mt="md">
      <Text fw={600}>
        {matched.length} matched, {ambiguous.length} ambiguous, {countOf(unmatchedRows.length, 'row')} of nobody here,{' '}
        {missing.length} of your students not in the file.
      </Text>
      {notes.length > 0 && (
        <Alert variant="light" title="About this file">
          <List size="sm">
            {notes.map((note) => (
              <ListItem key={note}>{note}</ListItem>
            ))}
          </List>
        </Alert>
      )}
      <Details title="Assignments without a column of the same name" items={without.map(({ title }) => title)} open />
      <Details
        title="Ambiguous: left as they were"
        items={ambiguous.map(({ line, name, candidates }) => `Line ${line}, ${name}: ${candidates.join(' or ')}`)}
        open
      />
      <Details
        title="Rows that are none of your students: left as they were"
        items={unmatchedRows.map(({ line, name }) => `Line ${line}, ${name}`)}
      />
      <Details title="Your students whom no row names" items={missing} />
      <Details
        title="Matched, but called otherwise in the file: look whether it is them"
        items={matched
          .filter(({ renamed }) => renamed)
          .map(({ line, name, student }) => `Line ${line}, ${name}: ${student}`)}
        open
      />
      <Details title="Matched" items={matched.map(({ line, name, student }) => `Line ${line}, ${name}: ${student}`)} />
      <FillCells cells={cells} />
      {overwritten > 0 && (
        <Checkbox
          label={`Overwrite ${overwritten === 1 ? 'the score' : `the ${overwritten} scores`} that Canvas has otherwise. Left open, only empty cells are filled.`}
          checked={overwrite}
          onChange={(event) => setOverwrite(event.currentTarget.checked)}
        />
      )}
      <Group>
        <Button disabled={changed === 0} leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
          Download the filled-in file
        </Button>
        <Text size="sm">
          {changed === 0
            ? 'Nothing would change.'
            : `${countOf(changed, 'cell changes', 'cells change')}; all others stay as they are.`}
        </Text>
      </Group>
    </Stack>
  );
}

function Details({ title, items, open = false }: { title: string; items: readonly string[]; open?: boolean }) {
  if (items.length === 0) return null;
  return (
    <details open={open}>
      <summary>
        {title} ({items.length})
      </summary>
      <List size="sm" mt={4}>
        {items.map((item) => (
          <ListItem key={item}>{item}</ListItem>
        ))}
      </List>
    </details>
  );
}

function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'text/csv' }));
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
