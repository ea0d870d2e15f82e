/** Between an instant and what a clock on the wall of a class shows, as `datetime-local` inputs write it. */
import { TZDate } from '@date-fns/tz';

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/;

/**
 * `2026-03-01T12:00` in a zone. A time that the change to summer time skips is read as if the clock had not changed;
 * one that happens twice is the second, the kinder one for a due date. Null for what is no such time.
 */
export function instantOf(wall: string, timeZone: string): Date | null {
  const parts = pattern.exec(wall)?.slice(1, 6).map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || year < 1970) return null;
  const instant = new Date(new TZDate(year, month - 1, day, hour, minute, timeZone).getTime());
  // February 30 would become March 2.
  return wallOf(instant, timeZone).slice(0, 7) === wall.slice(0, 7) ? instant : null;
}

/** `2026-03-01T12:00` */
export function wallOf(instant: Date, timeZone: string): string {
  const at = new TZDate(instant.getTime(), timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** So many days later, at the same time on the wall. */
export function addDays(instant: Date, days: number, timeZone: string): Date {
  const at = new TZDate(instant.getTime(), timeZone);
  at.setDate(at.getDate() + days);
  return new Date(at.getTime());
}
