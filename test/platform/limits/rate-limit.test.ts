import { expect, test } from 'vitest';
import { database } from '@/lib/platform/db/database.server';
import { forgetPastWindows, rateLimit } from '@/lib/platform/limits/rate-limit.server';
import { delayMs, longestDelayMs, slowDown, slowDownWrong } from '@/lib/platform/limits/slow-down.server';
import { freshDatabase } from '../../helpers/database';

const db = freshDatabase();

test('after the limit a key waits for the end of its window, others do not', async () => {
  let now = 0;
  const limit = rateLimit({ name: 'test', limit: 2, windowMs: 60_000 }, () => now);
  expect(await limit.hit('a')).toBe(0);
  expect(await limit.hit('a')).toBe(0);
  now = 15_500;
  expect(await limit.hit('a')).toBe(45);
  expect(await limit.hit('b')).toBe(0);
  now = 60_000;
  expect(await limit.hit('a')).toBe(0);
});

test('of many at once none is overlooked, and two limits on one key count apart', async () => {
  const [one, other] = ['one', 'other'].map((name) => rateLimit({ name, limit: 10, windowMs: 60_000 }));
  const waits = await Promise.all(Array.from({ length: 30 }, () => one?.hit('a')));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
  expect(await other?.hit('a')).toBe(0);
});

test('what is counted says nothing of whom, and is deleted when its window is over', async () => {
  await rateLimit({ name: 'test', limit: 1, windowMs: 1000 }).hit('ada@school.edu 10.0.0.1');
  const rows = await db().rateWindow.findMany();
  expect(JSON.stringify(rows)).not.toMatch(/ada|10\.0\.0/);
  await forgetPastWindows(new Date(Date.now() - 1000));
  expect(await db().rateWindow.count()).toBe(1);
  await forgetPastWindows(new Date(Date.now() + 2000));
  expect(await db().rateWindow.count()).toBe(0);
});

test('guesses beyond the free ones wait, longer each time, and never longer than ten seconds', async () => {
  const waits: number[] = [];
  const guard = slowDown(async (ms) => waits.push(ms));
  const by = { name: 'test', key: 'a', windowMs: 60_000, free: 3 };
  for (let i = 0; i < 10; i += 1) await guard([by]);
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  expect(delayMs(100_000)).toBe(longestDelayMs);
  await guard([{ ...by, key: 'b' }]);
  expect(waits).toHaveLength(7);
});

test('a right guess begins anew', async () => {
  const waits: number[] = [];
  const guard = slowDown(async (ms) => waits.push(ms));
  const by = { name: 'test', key: 'a', windowMs: 60_000, free: 1 };
  await guard([by]);
  const right = await guard([by]);
  await right();
  await guard([by]);
  expect(waits).toEqual([500]);
  expect(await (await database()).rateWindow.count()).toBe(1);
});

test('where only wrong ones count, the right ones write nothing and pass after a wait', async () => {
  const waits: number[] = [];
  const by = { name: 'test', key: 'a', windowMs: 60_000, free: 2 };
  const look = (found: string | null) =>
    slowDownWrong(by, { look: async () => found, isWrong: (it) => it === null }, async (ms) => waits.push(ms));
  expect(await look('right')).toBe('right');
  expect(await db().rateWindow.count()).toBe(0);
  await look(null);
  await look(null);
  expect(waits).toEqual([]);
  expect(await look('right')).toBe('right');
  expect(await look('right')).toBe('right');
  await look(null);
  await look('right');
  expect(waits).toEqual([500, 500, 500, 1000]);
});
