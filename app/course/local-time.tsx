'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** An instant in the reader's own time zone; until the browser has taken over, in UTC and saying so. */
export function LocalTime({ at }: { at: string }) {
  const here = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const text = here
    ? new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
    : `${new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })} UTC`;
  return <time dateTime={at}>{text}</time>;
}
