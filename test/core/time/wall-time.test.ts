/** Wall times against JavaScript's own calendar (Intl), which shares no code with ours, over every zone it knows. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, readWall, wallOf } from '@/lib/core/time/wall-time';

const zones = Intl.supportedValuesOf('timeZone');
const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock shows, by Intl. */
function shown(at: number, timeZone: string): string {
  const numeric = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', ...numeric, hourCycle: 'h23' });
  formats.set(timeZone, format);
  return format.format(at).replace(' ', 'T');
}

const read = (wall: string, timeZone: string) => {
  const reading = readWall(wall, timeZone);
  return reading.kind === 'instant' ? reading.at.toISOString() : reading;
};

describe('a wall time', () => {
  test('is an instant in the class’s zone, summer and winter', () => {
    expect(read('2026-01-15T12:00', 'Europe/Berlin')).toBe('2026-01-15T11:00:00.000Z');
    expect(read('2026-07-15T12:00', 'Europe/Berlin')).toBe('2026-07-15T10:00:00.000Z');
    expect(read('2026-07-15T12:00', 'Asia/Kolkata')).toBe('2026-07-15T06:30:00.000Z');
    expect(wallOf(new Date('2026-07-15T10:00:00Z'), 'Europe/Berlin')).toBe('2026-07-15T12:00');
  });

  test.each([
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T01:30:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T06:30:00.000Z'],
    ['America/Havana', '2026-11-01T00:30', '2026-11-01T05:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T15:15:00.000Z'],
    ['Europe/London', '2026-10-25T01:00', '2026-10-25T01:00:00.000Z'],
  ])('in %s that happens twice (%s) is the later one', (zone, wall, instant) => {
    expect(read(wall, zone)).toBe(instant);
  });

  test.each([
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:59', '2026-03-29T03:00'],
    ['America/New_York', '2026-03-08T02:00', '2026-03-08T01:59', '2026-03-08T03:00'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-04T01:59', '2026-10-04T02:30'],
    ['America/Havana', '2026-03-08T00:30', '2026-03-07T23:59', '2026-03-08T01:00'],
    // Samoa left a whole day out when it crossed the date line.
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-29T23:59', '2011-12-31T00:00'],
  ])('in %s that clocks skip (%s) is named with its neighbours', (zone, wall, before, after) => {
    expect(read(wall, zone)).toEqual({ kind: 'skipped', before, after });
  });

  test('that is none is invalid', () => {
    for (const wrong of [
      '',
      '2026-02-30T12:00',
      '2026-13-01T00:00',
      'tomorrow',
      '2026-01-01T25:00',
      '2026-01-01T12:60',
    ])
      expect(read(wrong, 'UTC')).toEqual({ kind: 'invalid' });
  });
});

describe('in every zone', () => {
  const zone = fc.constantFrom(...zones);
  const minute = fc.integer({ min: Date.UTC(1980, 0, 1) / 60_000, max: Date.UTC(2037, 11, 31) / 60_000 });

  test('a clock shows what Intl says it shows', () => {
    fc.assert(
      fc.property(zone, minute, (timeZone, at) => {
        expect(wallOf(new Date(at * 60_000), timeZone)).toBe(shown(at * 60_000, timeZone));
      }),
      { numRuns: 2000 },
    );
  });

  test('what a clock shows reads back as that instant, or as a later one that shows the same', () => {
    fc.assert(
      fc.property(zone, minute, (timeZone, minutes) => {
        const at = minutes * 60_000;
        const reading = readWall(shown(at, timeZone), timeZone);
        if (reading.kind !== 'instant')
          throw new Error(`${shown(at, timeZone)} in ${timeZone} is shown, but not read.`);
        expect(reading.at.getTime()).toBeGreaterThanOrEqual(at);
        expect(shown(reading.at.getTime(), timeZone)).toBe(shown(at, timeZone));
      }),
      { numRuns: 2000 },
    );
  });

  test('around every change of clocks of 2026 each time is read once, twice as the later, or skipped', () => {
    for (const [timeZone, day] of changes2026()) {
      const last = lastShown(day - 86_400_000, day + 2 * 86_400_000, timeZone);
      for (let wall = day; wall < day + 86_400_000; wall += quarter) {
        const text = new Date(wall).toISOString().slice(0, 16);
        const at = last.get(text);
        expect(read(text, timeZone), `${text} ${timeZone}`).toEqual(
          at === undefined ? expect.objectContaining({ kind: 'skipped' }) : new Date(at).toISOString(),
        );
      }
    }
  });

  test('some days later it is the same time, unless clocks skip it', () => {
    fc.assert(
      fc.property(zone, minute, fc.integer({ min: -30, max: 400 }), (timeZone, minutes, days) => {
        const start = new Date(minutes * 60_000);
        const wanted = new Date(Date.parse(`${wallOf(start, timeZone)}Z`) + days * 86_400_000)
          .toISOString()
          .slice(0, 16);
        const reading = readWall(wanted, timeZone);
        const later = addDays(start, days, timeZone);
        if (reading.kind === 'instant') expect(later).toEqual(reading.at);
        else expect(wallOf(later, timeZone) > wanted).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

/** What Intl adds to UTC, in ms. */
const offset = (at: number, timeZone: string) =>
  Date.parse(`${shown(at, timeZone)}Z`) - Math.floor(at / 60_000) * 60_000;

const quarter = 15 * 60_000;

/** Every zone and UTC day of 2026 within which its offset changes. */
function changes2026(): [string, number][] {
  const start = Date.UTC(2026, 0, 1);
  const days = Array.from({ length: 365 }, (_, index) => start + index * 86_400_000);
  return zones
    .filter((zone) => [1, 4, 7, 10].some((month) => offset(Date.UTC(2026, month, 1), zone) !== offset(start, zone)))
    .flatMap((zone) =>
      days
        .filter((day) => offset(day, zone) !== offset(day + 86_400_000, zone))
        .map((day): [string, number] => [zone, day]),
    );
}

/** What a clock shows in a stretch of time, by quarters of an hour, and the last instant at which it shows it. */
function lastShown(from: number, to: number, timeZone: string): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (let at = from; at <= to; at += quarter) last.set(shown(at, timeZone), at);
  return last;
}
