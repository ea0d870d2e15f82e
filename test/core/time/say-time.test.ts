import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockOf, sayInstant, sayWall, sayWallTime, zoneName } from '@/lib/core/time/say-time';
import { listTimeZones } from '@/lib/core/time/time-zone';

const at = new Date('2026-03-01T22:59:00Z');

test('an instant is told on the clock of a place that is named', () => {
  expect(sayInstant(at, 'Europe/Berlin', '24h')).toBe('1 Mar 2026, 23:59, Berlin time');
  expect(sayInstant(at, 'Europe/Berlin', '12h')).toBe('1 Mar 2026, 11:59 pm, Berlin time');
  expect(sayInstant(at, 'Asia/Kolkata', '24h')).toBe('2 Mar 2026, 04:29, Kolkata time');
  expect(sayInstant(at, 'America/New_York', '12h')).toBe('1 Mar 2026, 5:59 pm, New York time');
});

test('midnight and noon are twelve on a clock of twelve hours', () => {
  const hours = ['00:00', '00:30', '01:00', '11:59', '12:00', '12:30', '13:00', '23:59'];
  expect(hours.map((time) => sayWallTime(`2026-09-30T${time}`, '12h'))).toEqual([
    ...['12:00 am', '12:30 am', '1:00 am', '11:59 am', '12:00 pm', '12:30 pm', '1:00 pm', '11:59 pm'],
  ]);
  expect(sayWall('2026-09-30T00:30', '24h')).toBe('30 Sep 2026, 00:30');
});

test('no two minutes of a day read alike, on either clock', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const wall = (of: number) => new Date(of * 60_000).toISOString();
  fc.assert(
    fc.property(minute, minute, fc.constantFrom('12h' as const, '24h' as const), (one, other, clock) => {
      expect(sayWallTime(wall(one), clock) === sayWallTime(wall(other), clock)).toBe(one === other);
    }),
  );
});

test.each([
  ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
  ['UTC', 'UTC'],
  ['Etc/UTC', 'UTC'],
  ['Etc/GMT+5', 'UTC−5'],
  ['Etc/GMT-14', 'UTC+14'],
  ['GMT', 'UTC'],
])('%s is called %s', (timeZone, name) => expect(zoneName(timeZone)).toBe(name));

test('no place is called UTC', () => {
  const places = listTimeZones().filter((name) => name !== 'UTC' && !name.startsWith('Etc/'));
  expect(places.filter((name) => zoneName(name).includes('UTC'))).toEqual([]);
});

test('how hours are counted follows the language', () => {
  expect(['en-US', 'en-GB', 'de', 'fr', 'hi'].map(clockOf)).toEqual(['12h', '24h', '24h', '24h', '12h']);
  expect(['*', '', 'no language'].map(clockOf)).toEqual([null, null, null]);
});
