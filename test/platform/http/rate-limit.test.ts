import { expect, test } from 'vitest';
import { rateLimit } from '@/lib/platform/http/rate-limit';

test('after the limit a key waits for the end of its window, others do not', () => {
  let now = 0;
  const limit = rateLimit({ limit: 2, windowMs: 60_000 }, () => now);
  limit.record('a');
  expect(limit.waitSeconds('a')).toBe(0);
  limit.record('a');
  now = 15_500;
  expect(limit.waitSeconds('a')).toBe(45);
  expect(limit.waitSeconds('b')).toBe(0);
  now = 60_000;
  expect(limit.waitSeconds('a')).toBe(0);
});

test('a success clears the count', () => {
  const limit = rateLimit({ limit: 1, windowMs: 60_000 }, () => 0);
  limit.record('a');
  limit.clear('a');
  expect(limit.waitSeconds('a')).toBe(0);
});
