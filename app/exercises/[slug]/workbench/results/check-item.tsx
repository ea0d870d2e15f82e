import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CheckReport } from '@/lib/core/grader/report';
import { ConsoleOutput } from './console-output';
import { EvidenceSides } from './evidence';
import { InlineText } from './inline-text';
import { LineLink } from './line-link';
import { Outcome } from './outcome';
import classes from './results.module.css';

interface Props {
  readonly check: CheckReport;
  readonly onShowLine: (line: number, column: number | null) => void;
  /** Hints to ask for. */
  readonly ladder?: ReactNode;
}

/** One check: its verdict in a row, everything about it below; open by itself when there is something to look at. */
export function CheckItem({ check, onShowLine, ladder = null }: Props) {
  const row = (
    <>
      <Outcome outcome={check.outcome} />
      <span className={classes.name}>{check.name}</span>
      <span className={classes.points}>
        {check.points} of {check.maxPoints} {check.maxPoints === 1 ? 'point' : 'points'}
      </span>
    </>
  );
  if (!hasDetails(check) && ladder === null) {
    return (
      <li className={classes.check}>
        <div className={classes.row}>
          <span className={classes.chevron} />
          {row}
        </div>
      </li>
    );
  }
  return (
    <li className={classes.check}>
      <details open={check.outcome !== 'passed' && check.outcome !== 'notRun'}>
        <summary className={classes.row}>
          <IconChevronRight size={16} className={classes.chevron} aria-hidden />
          {row}
        </summary>
        <div className={classes.details}>
          {check.message !== '' && (
            <p className={classes.message}>
              <InlineText text={check.message} />{' '}
              {check.line !== null && <LineLink line={check.line} column={check.column} onShow={onShowLine} />}
            </p>
          )}
          {check.pattern !== null && (
            <p className={classes.pattern}>
              <InlineText text={check.pattern} />
            </p>
          )}
          {check.evidence && <EvidenceSides evidence={check.evidence} />}
          {ladder}
          <ConsoleOutput title="Your console output during this check" lines={check.console} />
        </div>
      </details>
    </li>
  );
}

function hasDetails({ message, pattern, evidence, line, console }: CheckReport): boolean {
  return message !== '' || pattern !== null || evidence !== null || line !== null || console.length > 0;
}
