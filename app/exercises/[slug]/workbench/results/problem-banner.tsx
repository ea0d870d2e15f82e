import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconClockX, IconCloudOff, IconCode } from '@tabler/icons-react';
import type { Problem } from '@/lib/grader/report';
import { problemTitle } from '@/lib/workbench/result-view';
import { InlineText } from './inline-text';
import { LineLink } from './line-link';
import classes from './results.module.css';

const looks = {
  syntax: { Icon: IconCode, color: 'red' },
  load: { Icon: IconAlertTriangle, color: 'red' },
  fuel: { Icon: IconClockX, color: 'orange' },
  time: { Icon: IconClockX, color: 'orange' },
  memory: { Icon: IconClockX, color: 'orange' },
  fault: { Icon: IconCloudOff, color: 'gray' },
} as const;

interface Props {
  readonly problem: Problem;
  readonly onShowLine: (line: number, column: number | null) => void;
}

/** Why nothing, or not everything, could be graded: a kind of message of its own for each kind of reason. */
export function ProblemBanner({ problem, onShowLine }: Props) {
  const { Icon, color } = looks[problem.kind];
  return (
    <Alert
      className={classes.callout}
      color={color}
      variant="light"
      icon={<Icon aria-hidden />}
      title={problemTitle(problem)}
      role="group"
    >
      <p className={classes.problem}>
        <InlineText text={problem.message} /> {problem.kind === 'fault' && 'This costs you nothing; try again. '}
        {problem.line !== null && <LineLink line={problem.line} column={problem.column} onShow={onShowLine} />}
      </p>
    </Alert>
  );
}
