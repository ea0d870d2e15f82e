'use client';

import { sayInstant, sayShortDay, sayWall, sayWallDay, sayWallTime } from '@/lib/core/time/say-time';
import { wallOf } from '@/lib/core/time/wall-time';
import { useReader } from './reader';
import classes from './time.module.css';

/**
 * `moment`: "1 Mar 2026, 23:59, Berlin time"; `unnamed`: without the zone, where the page has named it once; `day`:
 * "1 Mar 2026"; `short`: "1 Mar"; `hour`: "23:59".
 */
export type TimeForm = 'moment' | 'unnamed' | 'day' | 'short' | 'hour';

interface Props {
  readonly at: Date | string;
  readonly form?: TimeForm;
  /** Shown beside the pointer; of a shorter form, the whole of it by default. */
  readonly title?: string;
}

/** About as wide as what will stand there. */
const blanks: Readonly<Record<TimeForm, string>> = {
  moment: '\u2007'.repeat(26),
  unnamed: '\u2007'.repeat(16),
  day: '\u2007'.repeat(10),
  short: '\u2007'.repeat(6),
  hour: '\u2007'.repeat(5),
};

/**
 * The one way in which a page shows an instant: in the zone that a ReaderProvider around it gives, or the reader's own. Blank
 * until it is known how to say it, so that no time changes to another.
 */
export function Time({ at, form = 'moment', title }: Props) {
  const say = useSayTime();
  const instant = new Date(at);
  return (
    <time
      dateTime={instant.toISOString()}
      className={classes.time}
      title={title ?? (form === 'moment' ? undefined : say(instant))}
    >
      {say(instant, form) ?? blanks[form]}
    </time>
  );
}

/** The same in a plain string, for titles and labels; undefined until it is known how to say it. */
export function useSayTime(): (at: Date, form?: TimeForm) => string | undefined {
  const { clock, timeZone } = useReader();
  return (at, form = 'moment') => {
    if (timeZone === null || clock === null) return undefined;
    const wall = wallOf(at, timeZone);
    switch (form) {
      case 'moment':
        return sayInstant(at, timeZone, clock);
      case 'unnamed':
        return sayWall(wall, clock);
      case 'day':
        return sayWallDay(wall);
      case 'short':
        return sayShortDay(wall);
      case 'hour':
        return sayWallTime(wall, clock);
    }
  };
}
