'use client';

import { createContext, type ReactNode, use, useMemo, useSyncExternalStore } from 'react';
import { type Clock, clockOf } from '@/lib/core/time/say-time';
import { isTimeZone } from '@/lib/core/time/time-zone';

interface Reader {
  /** Null: not known yet. */
  readonly clock: Clock | null;
  /** IANA; null until the browser tells its own, which the server does not know. */
  readonly timeZone: string | null;
}

const ReaderContext = createContext<Reader>({ clock: null, timeZone: null });

interface Props {
  /** By the languages that the browser asked for: server and browser then say the same. */
  readonly clock?: Clock | null;
  /** In which times are told within, such as a class's for its staff; without it the browser's own. */
  readonly timeZone?: string;
  readonly children: ReactNode;
}

/** What is not given stays as it is around. */
export function ReaderProvider({ clock, timeZone, children }: Props) {
  const around = use(ReaderContext);
  const known = { clock: clock ?? around.clock, timeZone: timeZone ?? around.timeZone };
  const reader = useMemo(() => ({ clock: known.clock, timeZone: known.timeZone }), [known.clock, known.timeZone]);
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

const never = () => () => {};

/** What only the browser knows comes with the first rendering after it has taken over. */
export function useReader(): Reader {
  const known = use(ReaderContext);
  const here = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!here) return known;
  return {
    clock: known.clock ?? clockOf(navigator.language) ?? '24h',
    timeZone: known.timeZone ?? browserZone(),
  };
}

/** Some browsers that hide where they are give a name that no clock knows. */
function browserZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone && isTimeZone(timeZone) ? timeZone : 'UTC';
}
