import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClockX,
  IconCloudOff,
} from '@tabler/icons-react';
import type { CheckOutcome } from '@/lib/core/grader/report';
import classes from './results.module.css';

const looks = {
  passed: { Icon: IconCircleCheck, text: 'Passed' },
  failed: { Icon: IconCircleX, text: 'Not yet' },
  threw: { Icon: IconAlertTriangle, text: 'Threw an error' },
  timeout: { Icon: IconClockX, text: 'Did not finish' },
  error: { Icon: IconCloudOff, text: 'Our fault' },
  notRun: { Icon: IconCircleDashed, text: 'Not run' },
} as const;

/** An outcome as icon, colour and words: never by colour alone. */
export function Outcome({ outcome }: { outcome: CheckOutcome }) {
  const { Icon, text } = looks[outcome];
  return (
    <span className={classes.outcome} data-outcome={outcome}>
      <Icon size={18} aria-hidden />
      {text}
    </span>
  );
}
