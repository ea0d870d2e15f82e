'use client';

import { Alert, Button, Group, Stack } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { peoplePath } from '@/app/paths';
import { sayDone, useAct } from '@/app/teach/use-act';
import { withoutInvisible } from '@/lib/core/text/invisible';
import type { ImportResult } from '@/lib/people/members/roster/apply.server';
import { largestRoster } from '@/lib/people/members/roster/decode';
import type { RosterColumns } from '@/lib/people/members/roster/fields';
import type { RosterPreview } from '@/lib/people/members/roster/import.server';
import { importRosterAction, previewRosterAction } from '@/lib/people/members/roster-actions';
import { Preview } from './preview';
import { RosterSource } from './source';

/** Paste or choose a file, look at what it would change, confirm. Going back keeps what was pasted. */
export function Import({ classId }: { classId: string }) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [note, setNote] = useState<string | null>(null);
  const [preview, setPreview] = useState<RosterPreview | null>(null);
  const [columns, setColumns] = useState<RosterColumns | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const reading = useAct();
  const importing = useAct();

  function look(chosen: RosterColumns | null, roster = text): void {
    setProblem(null);
    if (new TextEncoder().encode(roster).length > largestRoster) {
      setProblem(
        `The roster has more than ${largestRoster / 1000} kB. Split it, or leave out columns that are not needed.`,
      );
      return;
    }
    reading.act(
      () => previewRosterAction(classId, { text: roster, columns: chosen }),
      (read) => {
        // With no column to go by there is still something to choose from; without any line there is not.
        if (read.problem && read.header.length === 0) setProblem(read.problem);
        else setPreview(read);
        setColumns(chosen);
      },
    );
  }

  function repair(): void {
    const repaired = withoutInvisible(text);
    setText(repaired);
    look(columns, repaired);
  }

  function apply(chosen: { readonly removals: boolean; readonly restores: boolean }): void {
    importing.act(
      () => importRosterAction(classId, { text, columns, ...chosen }),
      (result) => {
        sayDone(sayResult(result));
        router.push(peoplePath(classId));
      },
    );
  }

  if (preview) {
    return (
      <Preview
        preview={preview}
        note={note}
        reading={reading.pending}
        importing={importing.pending}
        onColumns={look}
        onRepair={repair}
        onBack={() => {
          setPreview(null);
          setColumns(null);
        }}
        onImport={apply}
      />
    );
  }
  return (
    <Stack>
      <RosterSource text={text} onText={setText} onNote={setNote} onProblem={setProblem} />
      <div aria-live="polite">
        {problem && (
          <Alert color="red" variant="light">
            {problem}
          </Alert>
        )}
        {!problem && note && <Alert variant="light">{note}</Alert>}
      </div>
      <Group>
        <Button onClick={() => look(null)} loading={reading.pending} disabled={text.trim() === ''}>
          Show what it would change
        </Button>
      </Group>
    </Stack>
  );
}

function sayResult({ invited, changed, restored, removed }: ImportResult): string {
  const parts = [
    invited > 0 && `${invited} invited`,
    changed > 0 && `${changed} changed`,
    restored > 0 && `${restored} put back`,
    removed > 0 && `${removed} removed`,
  ].filter(Boolean);
  if (parts.length === 0) return 'The class was as the roster says already.';
  return `The roster is imported: ${parts.join(', ')}.${invited > 0 ? ' Their links are under “Invited”.' : ''}`;
}
