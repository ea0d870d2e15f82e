import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconClockX, IconCloudOff, IconCode } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Problem } from '@/lib/core/grader/report';
import { problemTitle } from '@/lib/learning/workbench/result-view';
import { InlineText } from './inline-text';
import { LineLink } from './line-link';
import classes from './results.module.css';

const looks = {
  syntax: { Icon: IconCode, tone: 'wrong' },
  load: { Icon: IconAlertTriangle, tone: 'wrong' },
  fuel: { Icon: IconClockX, tone: 'limit' },
  time: { Icon: IconClockX, tone: 'limit' },
  memory: { Icon: IconClockX, tone: 'limit' },
  fault: { Icon: IconCloudOff, tone: 'ours' },
} as const;

interface Props {
  readonly problem: Problem;
  readonly onShowLine: (line: number, column: number | null) => void;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** Why nothing, or not everything, could be graded: a kind of message of its own for each kind of reason. */
export function ProblemBanner({ problem, onShowLine, children }: Props) {
  const { Icon, tone } = looks[problem.kind];
  return (
    <Alert
      className={classes.callout}
      color="gray"
      data-tone={tone}
      variant="light"
      icon={<Icon aria-hidden />}
      title={problemTitle(problem)}
      role="group"
    >
      <p className={classes.problem}>
        <InlineText text={problem.message} /> {problem.kind === 'fault' && 'This costs you nothing; try again. '}
        {problem.line !== null && <LineLink line={problem.line} column={problem.column} onShow={onShowLine} />}
      </p>
      {children}
    </Alert>
  );
}
