'use client';

import { Button, FileButton, Paper, Text, Title } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState, useTransition } from 'react';
import { Refused } from '@/app/refused';
import { decodeSheet } from '@/lib/content/exchange/sheet-encoding';
import { fillCanvasExportAction } from '@/lib/teaching/gradebook/actions';
import { type Filled, FillOutcome } from './fill-outcome';

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
      const decoded = decodeSheet(new Uint8Array(await file.arrayBuffer()));
      if (decoded.kind !== 'text') {
        setMessage(`${file.name} is not a CSV file. Export the gradebook from Canvas and choose that file as it is.`);
        return;
      }
      const { text, encoding } = decoded;
      const result = await fillCanvasExportAction(classId, text).catch(() => null);
      if (result?.ok) setFilled({ fileName: file.name, text, encoding, fill: result.value });
      else setMessage(result?.message ?? 'The file could not be sent. Check the connection and try again.');
    });
  }

  return (
    <Paper withBorder radius="md" p="lg">
      <Title order={2} fz="lg">
        Fill in Canvas’s own export
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        The surest way: export the gradebook from Canvas, choose that file here, check who was matched and what changes,
        and import the filled-in file into Canvas. Assignments are matched by their names. Nothing is stored.
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
        {filled && <FillOutcome key={filled.text} filled={filled} />}
      </div>
    </Paper>
  );
}
