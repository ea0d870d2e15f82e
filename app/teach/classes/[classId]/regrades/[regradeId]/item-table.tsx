import {
  Anchor,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
} from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCloudOff, IconEqual } from '@tabler/icons-react';
import type { Route } from 'next';
import { Outcome } from '@/app/exercises/[slug]/workbench/results/outcome';
import { studentPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { Time } from '@/app/shell/time';
import type { ItemVerdict, RegradeItemView, RegradeView } from '@/lib/teaching/regrading/read.server';
import classes from './regrade.module.css';

interface Props {
  readonly classId: string;
  readonly items: readonly RegradeItemView[];
  readonly state: RegradeView['state'];
}

const signs = {
  up: { Icon: IconArrowUp, text: 'Up' },
  down: { Icon: IconArrowDown, text: 'Down' },
  same: { Icon: IconEqual, text: 'Same' },
  fault: { Icon: IconCloudOff, text: 'Our fault' },
  waiting: { Icon: IconEqual, text: 'Waiting' },
} as const;

/** Which attempts change, from what to what. */
export function ItemTable({ classId, items, state }: Props) {
  if (items.length === 0) return null;
  return (
    <TableScrollContainer minWidth={620}>
      <Table verticalSpacing="xs">
        <TableThead>
          <TableTr>
            <TableTh>Change</TableTh>
            <TableTh>Student</TableTh>
            <TableTh>Attempt</TableTh>
            <TableTh>Old verdict</TableTh>
            <TableTh>New verdict</TableTh>
            {state === 'applied' && <TableTh>Now</TableTh>}
          </TableTr>
        </TableThead>
        <TableTbody>
          {items.map((item) => (
            <Item key={item.attemptId} classId={classId} item={item} applied={state === 'applied'} />
          ))}
        </TableTbody>
      </Table>
    </TableScrollContainer>
  );
}

function Item({ classId, item, applied }: { classId: string; item: RegradeItemView; applied: boolean }) {
  const { Icon, text } = signs[item.change];
  const path = studentPath(classId, item.student.id);
  return (
    <TableTr>
      <TableTd>
        <span className={classes.change} data-change={item.change}>
          <Icon size={16} aria-hidden />
          {text}
        </span>
      </TableTd>
      <TableTd>
        <Anchor component={Link} href={path}>
          {item.student.name}
        </Anchor>
      </TableTd>
      <TableTd>
        {/* A query does not make it another route. */}
        <Anchor component={Link} href={`${path}?attempt=${item.attemptId}` as Route} size="sm">
          <Time at={item.submittedAt} form="unnamed" />
        </Anchor>
      </TableTd>
      <TableTd>
        <Verdict verdict={item.old} />
      </TableTd>
      <TableTd>{item.new ? <Verdict verdict={item.new} /> : <Text size="sm">Could not be graded</Text>}</TableTd>
      {applied && <TableTd>{item.applied ? 'New' : 'Old kept'}</TableTd>}
    </TableTr>
  );
}

function Verdict({ verdict }: { verdict: ItemVerdict }) {
  return (
    <span className={classes.verdict}>
      <Outcome outcome={verdict.outcome} />
      <span>
        {verdict.score} of {verdict.maxScore}
      </span>
    </span>
  );
}
