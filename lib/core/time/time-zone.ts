/** Time zones by their IANA names, as browsers give them. */
import { z } from 'zod';

export const timeZoneInput = z
  .string()
  .max(64)
  .refine(isTimeZone, 'This is not a time zone. Choose one of the list, such as Europe/Berlin.');

/** Offsets such as +02:00 are none: they know no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** All that this machine knows, UTC first. */
export function listTimeZones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];
}
