'use client';

import { Alert, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { countOf } from '@/lib/core/text/count';
import type { RosterColumns } from '@/lib/people/members/roster/fields';
import type { RosterPreview } from '@/lib/people/members/roster/import.server';
import type { PlannedRow, RosterStep } from '@/lib/people/members/roster/plan';
import { Columns } from './columns';
import { Notices } from './notices';
import { RowGroup } from './row-group';

interface Props {
  readonly preview: RosterPreview;
  readonly note: string | null;
  readonly reading: boolean;
  readonly importing: boolean;
  readonly onColumns: (columns: RosterColumns) => void;
  /** Takes the invisible characters out of the text. */
  readonly onRepair: () => void;
  readonly onBack: () => void;
  readonly onImport: (chosen: { readonly removals: boolean; readonly restores: boolean }) => void;
}

type Kind = RosterStep['kind'];

/** In the order in which an instructor has to look at them. */
const groups: readonly { readonly kinds: readonly Kind[]; readonly title: string; readonly lead: string }[] = [
  {
    kinds: ['bad'],
    title: 'Cannot be read',
    lead: 'These rows are left out. Mend them in the file and import it again.',
  },
  {
    kinds: ['invite', 'reinvite'],
    title: 'Invited',
    lead: 'Everybody gets a link to join by, also those who have an account already. Nabla sends no mail: you do.',
  },
  {
    kinds: ['change', 'changeInvited'],
    title: 'Changed',
    lead: 'They are in the class, or invited, already. A new address gets a new link.',
  },
  {
    kinds: ['restore'],
    title: 'Put back',
    lead: 'They were removed from the class, or have left it. They come back only if you say so below.',
  },
  {
    kinds: ['remove', 'withdraw'],
    title: 'Gone, says the roster',
    lead: 'Its status says that they have left. They are removed only if you say so below.',
  },
  { kinds: ['nothing'], title: 'Nothing to do', lead: 'They stay as they are.' },
];

export function Preview({ preview, note, reading, importing, onColumns, onRepair, onBack, onImport }: Props) {
  const { plan, problem } = preview;
  const [removals, setRemovals] = useState(false);
  const [restores, setRestores] = useState(false);
  const ofKinds = (kinds: readonly Kind[]): PlannedRow[] => plan.rows.filter(({ step }) => kinds.includes(step.kind));
  const leaving = ofKinds(['remove', 'withdraw']).length;
  const back = ofKinds(['restore']).length;
  const changing =
    plan.rows.length - ofKinds(['bad', 'nothing']).length - (removals ? 0 : leaving) - (restores ? 0 : back);
  return (
    <Stack gap="lg">
      <Notices preview={preview} note={note} pending={reading} onRepair={onRepair} />
      <Columns preview={preview} pending={reading} onColumns={onColumns} />
      <div aria-live="polite">
        {problem ? (
          <Alert color="red" variant="light" title="Nothing can be imported yet">
            {problem}
          </Alert>
        ) : (
          <Title order={2} fz="h3">
            {summaryOf(ofKinds, plan.rows.length)}
          </Title>
        )}
        {plan.newSections.length > 0 && <Text>New sections: {plan.newSections.join(', ')}.</Text>}
        {plan.absent > 0 && !problem && (
          <Text c="dimmed">
            {countOf(plan.absent, 'student')} of the class {plan.absent === 1 ? 'is' : 'are'} not in this roster and{' '}
            {plan.absent === 1 ? 'stays' : 'stay'}.
          </Text>
        )}
      </div>
      {groups.map(({ kinds, title, lead }) => (
        <RowGroup key={title} title={title} lead={lead} rows={ofKinds(kinds)} bad={kinds.includes('bad')} />
      ))}
      {leaving > 0 && (
        <Checkbox
          label={`Remove the ${leaving === 1 ? 'one' : leaving} whom the roster calls gone. Their work is kept, and they can be put back.`}
          checked={removals}
          onChange={(event) => setRemovals(event.currentTarget.checked)}
        />
      )}
      {back > 0 && (
        <Checkbox
          label={`Put the ${back === 1 ? 'one' : back} back who had been removed, or had left.`}
          checked={restores}
          onChange={(event) => setRestores(event.currentTarget.checked)}
        />
      )}
      <Group>
        <Button
          disabled={changing === 0 || problem !== null || reading}
          loading={importing}
          onClick={() => onImport({ removals, restores })}
        >
          {changing === 0 ? 'Nothing to import' : `Import ${countOf(changing, 'row')}`}
        </Button>
        <Button variant="default" onClick={onBack} disabled={importing}>
          Back to the text
        </Button>
      </Group>
    </Stack>
  );
}

function summaryOf(ofKinds: (kinds: readonly Kind[]) => readonly PlannedRow[], rows: number): string {
  const parts = groups
    .map(({ kinds, title }) => [ofKinds(kinds).length, title.toLowerCase()] as const)
    .filter(([count]) => count > 0)
    .map(([count, title]) => `${count} ${title.replace('gone, says the roster', 'gone')}`);
  return `${countOf(rows, 'row')}: ${parts.join(', ')}`;
}
