/** Between an instant and what a clock on the wall of a class shows, as `datetime-local` inputs write it. */
import { TZDate } from '@date-fns/tz';

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What a wall time means in a zone. */
export type WallReading =
  | { readonly kind: 'instant'; readonly at: Date }
  /** Clocks are set forward over it: the last minute that they show before, and the first after. */
  | { readonly kind: 'skipped'; readonly before: string; readonly after: string }
  /** No such day or hour on any clock. */
  | { readonly kind: 'invalid' };

/**
 * Reads `2026-03-01T12:00` in a zone. A time that happens twice, since clocks are set back, is the later one: the kinder one
 * for a due date, and the same wherever it is read.
 */
export function readWall(wall: string, timeZone: string): WallReading {
  const asUtc = parse(wall);
  if (asUtc === null) return { kind: 'invalid' };
  const found = instantsOf(asUtc, timeZone);
  if (found.length > 0) return { kind: 'instant', at: new Date(Math.max(...found)) };
  const change = changeNear(asUtc, timeZone);
  return {
    kind: 'skipped',
    before: wallOf(new Date(change - minuteMs), timeZone),
    after: wallOf(new Date(change), timeZone),
  };
}

/** `2026-03-01T12:00` */
export function wallOf(instant: Date, timeZone: string): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone)).toISOString().slice(0, 16);
}

/**
 * So many days later, at the same time on the wall: the later one where it happens twice, and as much after the change as it
 * would have been where clocks skip it.
 */
export function addDays(instant: Date, days: number, timeZone: string): Date {
  const offset = offsetAt(instant.getTime(), timeZone);
  const asUtc = instant.getTime() + offset + days * dayMs;
  const found = instantsOf(asUtc, timeZone);
  return new Date(found.length > 0 ? Math.max(...found) : asUtc - offsetAt(asUtc - dayMs, timeZone));
}

/** The wall time as if it were one of UTC, in ms; null for February 30 and 24:30. */
function parse(wall: string): number | null {
  const parts = pattern.exec(wall)?.slice(1, 6).map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const same = new Date(asUtc).toISOString().slice(0, 16) === wall.slice(0, 16);
  return same && year >= 1970 ? asUtc : null;
}

/** All instants at which clocks show the time: two where they are set back over it, none where they skip it. */
function instantsOf(asUtc: number, timeZone: string): number[] {
  // No zone changes twice within two days, and none is more than a day away from UTC.
  const offsets = new Set([offsetAt(asUtc - dayMs, timeZone), offsetAt(asUtc + dayMs, timeZone)]);
  return [...offsets].map((offset) => asUtc - offset).filter((at) => at + offsetAt(at, timeZone) === asUtc);
}

/** The first instant of the new offset, where an offset changes within a day of the wall time. */
function changeNear(asUtc: number, timeZone: string): number {
  let [before, after] = [asUtc - dayMs, asUtc + dayMs];
  const old = offsetAt(before, timeZone);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle, timeZone) === old) before = middle;
    else after = middle;
  }
  return after;
}

/** What is added to UTC, in ms. */
function offsetAt(at: number, timeZone: string): number {
  return -new TZDate(at, timeZone).getTimezoneOffset() * minuteMs;
}
