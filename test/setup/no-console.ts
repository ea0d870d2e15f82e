/** Unexpected console output fails a test: a warning that nobody reads is a bug that nobody sees. */
import { afterEach, beforeEach, expect, vi } from 'vitest';

const levels = ['error', 'warn', 'log', 'info', 'debug'] as const;

beforeEach(() => {
  for (const level of levels) vi.spyOn(console, level).mockImplementation(() => {});
});

afterEach(() => {
  // A test that expects output clears the spy after asserting on it.
  const printed = levels.flatMap((level) => vi.mocked(console[level]).mock.calls.map((call) => [level, ...call]));
  vi.restoreAllMocks();
  expect(printed, 'unexpected console output').toEqual([]);
});
