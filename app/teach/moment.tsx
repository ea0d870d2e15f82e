'use client';

interface Props {
  /** ISO 8601. */
  readonly at: string;
  /** IANA; without it the reader's own, which differs from the server's: React may keep what the browser says. */
  readonly timeZone?: string;
}

export function Moment({ at, timeZone }: Props) {
  return (
    <time dateTime={at} suppressHydrationWarning>
      {new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })}
    </time>
  );
}
