'use client';

import { useEffect, useState } from 'react';

const options = { dateStyle: 'medium', timeStyle: 'short' } as const;
const inUtc = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });

/** A moment in the reader's own time zone, which the server does not know: until the page is alive, in UTC and said so. */
export function When({ date }: { date: Date }) {
  const [local, setLocal] = useState<string | null>(null);
  const at = date.getTime();
  useEffect(() => setLocal(new Intl.DateTimeFormat('en-GB', options).format(at)), [at]);
  return <time dateTime={date.toISOString()}>{local ?? `${inUtc.format(date)} UTC`}</time>;
}
