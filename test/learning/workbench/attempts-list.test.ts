/** The list of attempts, against a server that does not always answer. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReceivedAttempt } from '@/lib/learning/attempts/view';
import type { WorkbenchApi } from '@/lib/learning/workbench/api';
import { AttemptsList } from '@/lib/learning/workbench/attempts-list';
import { makeQueryClient } from '@/lib/platform/contract/query';

const attempt: ReceivedAttempt = {
  ...{ id: 'a1', slug: 'relu', revisionId: 'r1', source: 'code', submittedAt: new Date(0), state: 'verified' },
  ...{ outcome: 'passed', score: 2, maxScore: 2, report: null },
};
const getAttempts = vi.fn<WorkbenchApi['getAttempts']>();
let list: AttemptsList;

beforeEach(() => {
  vi.useFakeTimers();
  getAttempts.mockReset();
  getAttempts.mockResolvedValue({ kind: 'ok', value: { attempts: [attempt] } });
  list = new AttemptsList('relu', { api: { getAttempts }, queries: makeQueryClient() });
});
afterEach(() => {
  list.close();
  vi.useRealTimers();
});

test('is loading until the server has answered', async () => {
  const opened = list.open();
  expect(list.state.get()).toEqual({ kind: 'loading', attempts: [] });
  await opened;
  expect(list.state.get()).toEqual({ kind: 'ready', attempts: [attempt] });
  expect(getAttempts).toHaveBeenCalledOnce();
});

test('says at once that the server is away or busy, and appears when it is back', async () => {
  getAttempts.mockResolvedValue({ kind: 'unreachable' });
  void list.open();
  await vi.advanceTimersByTimeAsync(0);
  expect(list.state.get().kind).toBe('unreachable');
  getAttempts.mockResolvedValue({ kind: 'busy', retryAfterMs: 5000 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(list.state.get().kind).toBe('busy');
  getAttempts.mockResolvedValue({ kind: 'ok', value: { attempts: [attempt] } });
  await vi.advanceTimersByTimeAsync(5000);
  expect(list.state.get()).toEqual({ kind: 'ready', attempts: [attempt] });
});

test('keeps what is known when a later look fails', async () => {
  await list.open();
  getAttempts.mockResolvedValue({ kind: 'unreachable' });
  void list.reload();
  await vi.advanceTimersByTimeAsync(0);
  expect(list.state.get()).toEqual({ kind: 'unreachable', attempts: [attempt] });
});

test('asks anew for what was submitted, and of a page that was left nothing more', async () => {
  await list.open();
  await list.reload();
  expect(getAttempts).toHaveBeenCalledTimes(2);
  list.close();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(getAttempts).toHaveBeenCalledTimes(2);
});
