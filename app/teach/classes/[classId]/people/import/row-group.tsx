'use client';

import { Accordion, AccordionControl, AccordionItem, AccordionPanel, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { PlannedRow, RosterChange, RosterStep } from '@/lib/people/members/roster/plan';
import { More, useMore } from '../more';
import classes from './import.module.css';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly rows: readonly PlannedRow[];
  /** Open from the start, and marked. */
  readonly bad: boolean;
}

export function RowGroup({ title, lead, rows, bad }: Props) {
  const more = useMore(rows, '');
  if (rows.length === 0) return null;
  return (
    <Accordion variant="separated" defaultValue={bad || rows.length <= 20 ? title : null}>
      <AccordionItem value={title}>
        <AccordionControl
          icon={bad ? <IconAlertTriangle size={20} color="var(--mantine-color-red-filled)" aria-hidden /> : undefined}
        >
          <Text span fw={600}>
            {title}: {rows.length}
          </Text>
          <Text size="sm" c="dimmed">
            {lead}
          </Text>
        </AccordionControl>
        <AccordionPanel>
          <ol className={classes.rows}>
            {more.shown.map(({ line, label, name, step }) => (
              <li key={line} className={classes.row}>
                <span className={classes.line}>Line {line}</span>
                <span className={classes.who}>
                  {name && name !== label ? `${name} · ${label}` : label || '(empty)'}
                </span>
                <span className={classes.what}>{sayStep(step)}</span>
              </li>
            ))}
          </ol>
          <More {...more} />
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

const reasons = {
  member: 'in the class',
  invited: 'invited already',
  staff: 'staff of the class',
  staffInFile: 'staff in the roster: invite them under “Staff”',
  gone: 'gone, and not in the class',
  repeat: 'stands twice',
  ownEmail: 'in the class, and signs in with another address, which only they change',
} as const;

function sayStep(step: RosterStep): string {
  switch (step.kind) {
    case 'invite':
      return [step.person.section && `section ${step.person.section}`, step.person.schoolId]
        .filter(Boolean)
        .join(' · ');
    case 'reinvite':
      return ['invited again', ...step.changes.map(sayChange)].join(' · ');
    case 'change':
    case 'changeInvited':
    case 'restore':
      return step.changes.map(sayChange).join(' · ');
    case 'remove':
      return 'in the class';
    case 'withdraw':
      return 'invited';
    case 'nothing':
      return reasons[step.why];
    case 'bad':
      return step.message;
  }
}

const fields = { section: 'section', schoolId: 'school id', name: 'name', email: 'e-mail' } as const;

const sayChange = ({ field, from, to }: RosterChange) => `${fields[field]} ${from ? `${from} → ${to}` : to}`;
