'use client';

import { Button, FileButton, Group, List, ListItem, Paper, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState, useTransition } from 'react';
import { Refused } from '@/app/refused';
import { fillCanvasExportAction } from '@/lib/teaching/gradebook/actions';
import type { CanvasFill } from '@/lib/teaching/gradebook/export/canvas-fill';

interface Filled {
  readonly fileName: string;
  readonly fill: CanvasFill;
}

/** Canvas's own export goes in and comes out with our scores; what could not be matched is shown first. */
export function FillCanvas({ classId }: { classId: string }) {
  const [filled, setFilled] = useState<Filled | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  function read(file: File | null): void {
    if (!file) return;
    setFilled(null);
    setMessage(null);
    startTransition(async () => {
      const result = await file
        .text()
        .then((text) => fillCanvasExportAction(classId, text))
        .catch(() => null);
      if (result?.ok) setFilled({ fileName: file.name, fill: result.value });
      else setMessage(result?.message ?? 'The file could not be sent. Check the connection and try again.');
    });
  }

  return (
    <Paper withBorder radius="md" p="lg">
      <Title order={2} fz="lg">
        Fill in Canvas’s own export
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        The surest way: export the gradebook from Canvas, choose that file here, check who was matched, and import the
        filled-in file into Canvas. Assignments are matched by their names. Nothing is stored.
      </Text>
      <FileButton onChange={read} accept=".csv,text/csv">
        {(props) => (
          <Button {...props} variant="light" loading={pending} leftSection={<IconUpload size={16} aria-hidden />}>
            Choose Canvas’s export
          </Button>
        )}
      </FileButton>
      <div aria-live="polite">
        <Refused message={message} mt="md" />
        {filled && <Outcome filled={filled} />}
      </div>
    </Paper>
  );
}

function Outcome({ filled: { fileName, fill } }: { filled: Filled }) {
  const { matched, ambiguous, unmatchedRows, missing, columns } = fill;
  const without = columns.filter(({ header }) => header === null);
  const useful = matched.length > 0 && without.length < columns.length;
  return (
    <Stack gap="md" mt="md">
      <Text fw={600}>
        {matched.length} matched, {ambiguous.length} ambiguous, {unmatchedRows.length} rows of nobody here,{' '}
        {missing.length} of your students not in the file.
      </Text>
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
      <Group>
        <Button
          disabled={!useful}
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => download(fill.csv, fileName.replace(/(\.csv)?$/i, '-filled.csv'))}
        >
          Download the filled-in file
        </Button>
        {!useful && <Text size="sm">Nothing would change: no student or no assignment was matched.</Text>}
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

function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
