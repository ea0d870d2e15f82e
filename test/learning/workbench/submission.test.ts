import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Submission } from '@/lib/learning/workbench/submission';
import { AttemptServer } from './support/attempt-server';
import type { Fate } from './support/draft-server';
import { MemoryStorage } from './support/memory-storage';

let server: AttemptServer;
let storage: MemoryStorage;
let nextId: number;

beforeEach(() => {
  vi.useFakeTimers();
  server = new AttemptServer();
  storage = new MemoryStorage();
  nextId = 1;
});
afterEach(() => {
  vi.useRealTimers();
});

function openPage(slug = 'relu') {
  const submission = new Submission({
    slug,
    owner: 'ada',
    storage,
    api: server,
    makeId: () => `id-${nextId++}`,
    onChange: () => {},
  });
  submission.resume();
  return submission;
}

const code = (source: string, slug = 'relu') => ({ slug, revisionId: 'r1', source });
const settle = () => vi.advanceTimersByTimeAsync(200_000);

describe('submitting', () => {
  it('goes from sending over verifying to the verdict', async () => {
    const submission = openPage();
    const seen: string[] = [];
    submission.state.subscribe(() => seen.push(submission.state.get().kind));
    submission.submit(code('a'));
    await settle();
    expect(seen).toEqual(['sending', 'verifying', 'verified']);
  });

  it('is one attempt for a double click, and another attempt later', async () => {
    const submission = openPage();
    expect(submission.submit(code('a'))).toBe('id-1');
    expect(submission.submit(code('a'))).toBeNull();
    await settle();
    expect(server.attempts.size).toBe(1);
    expect(submission.submit(code('a'))).toBe('id-2');
    await settle();
    expect(server.attempts.size).toBe(2);
  });

  it('sends the same attempt again when the answer was lost', async () => {
    server.fates = ['answerLost', 'lost'];
    const submission = openPage();
    submission.submit(code('a'));
    await vi.advanceTimersByTimeAsync(100);
    expect(submission.state.get()).toMatchObject({ kind: 'sending', offline: true });
    await settle();
    expect(server.posts).toBe(3);
    expect([...server.attempts.keys()]).toEqual(['id-1']);
    expect(submission.state.get().kind).toBe('verified');
  });

  it('survives a reload between the click and the acknowledgement', async () => {
    server.fates = ['lost'];
    const before = openPage();
    before.submit(code('a'));
    await vi.advanceTimersByTimeAsync(10);
    before.close();
    await settle();
    expect(server.attempts.size).toBe(0);
    const after = openPage();
    expect(after.state.get()).toMatchObject({ kind: 'sending', id: 'id-1' });
    await settle();
    expect([...server.attempts.keys()]).toEqual(['id-1']);
    expect(after.state.get().kind).toBe('verified');
  });

  it("delivers what another exercise's page left unsent, without showing it as this page's", async () => {
    server.fates = ['lost'];
    const relu = openPage();
    relu.submit(code('a'));
    await vi.advanceTimersByTimeAsync(10);
    relu.close();
    const clipping = openPage('gradient-clipping');
    await settle();
    expect(server.attempts.get('id-1')?.slug).toBe('relu');
    expect(clipping.state.get().kind).toBe('idle');
  });

  it('goes on waiting for an attempt that the server had not verified before the reload', async () => {
    const before = openPage();
    before.submit(code('a'));
    await vi.advanceTimersByTimeAsync(80);
    before.close();
    const after = openPage();
    after.watch({ id: 'id-1', source: 'a' });
    expect(after.state.get().kind).toBe('verifying');
    await settle();
    expect(after.state.get().kind).toBe('verified');
  });

  it('shows the verdict of the last code when changed code is submitted while the first is on its way', async () => {
    const submission = openPage();
    submission.submit(code('a'));
    submission.submit(code('b'));
    await settle();
    expect(server.attempts.size).toBe(2);
    expect(submission.state.get()).toMatchObject({ kind: 'verified', id: 'id-2' });
  });

  it('keeps the attempt when the session has ended, and sends it after signing in again', async () => {
    const postAttempt = server.postAttempt;
    server.postAttempt = async () => ({ kind: 'refused', status: 401, message: 'Sign in first.', body: null });
    const before = openPage();
    before.submit(code('a'));
    await settle();
    expect(before.state.get()).toMatchObject({ kind: 'refused', message: 'Sign in first.' });
    before.close();
    server.postAttempt = postAttempt;
    const after = openPage();
    await settle();
    expect(after.state.get()).toMatchObject({ kind: 'verified', id: 'id-1' });
  });

  it('waits as long as a busy server asks, calls it busy and not a lost connection, and is sent then', async () => {
    const postAttempt = server.postAttempt;
    let refused = 0;
    server.postAttempt = async () => {
      refused += 1;
      return { kind: 'busy', retryAfterMs: 30_000 };
    };
    const submission = openPage();
    submission.submit(code('a'));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(submission.state.get()).toMatchObject({ kind: 'sending', offline: false, busy: true });
    expect(refused).toBe(1);
    server.postAttempt = postAttempt;
    await vi.advanceTimersByTimeAsync(3000);
    expect(submission.state.get()).toMatchObject({ kind: 'verified', id: 'id-1' });
  });

  it('does not ask a busy server sooner because the connection came back', async () => {
    let asked = 0;
    server.postAttempt = async () => {
      asked += 1;
      return { kind: 'busy', retryAfterMs: 30_000 };
    };
    const submission = openPage();
    submission.submit(code('a'));
    await vi.advanceTimersByTimeAsync(1000);
    submission.resume();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toBe(1);
    submission.close();
  });

  it('asks for the verdict no sooner than a busy server says', async () => {
    const submission = openPage();
    let asked = 0;
    server.getAttempt = async () => {
      asked += 1;
      return { kind: 'busy', retryAfterMs: 30_000 };
    };
    submission.submit(code('a'));
    await vi.advanceTimersByTimeAsync(29_000);
    expect([asked, submission.state.get().kind]).toEqual([1, 'verifying']);
    submission.close();
  });

  it('still works where the browser keeps nothing', async () => {
    storage.full = true;
    const submission = openPage();
    submission.submit(code('a'));
    await settle();
    expect(submission.state.get().kind).toBe('verified');
  });

  it('delivers every attempt exactly once, whatever happens to the connection and the page', async () => {
    const fate = fc.constantFrom<Fate>('lost', 'answerLost', 'ok');
    const step = fc.oneof(
      fc.constantFrom('submit', 'reload', 'online'),
      fc.integer({ min: 1, max: 3000 }),
      fc.array(fate, { minLength: 1, maxLength: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        server = new AttemptServer();
        storage = new MemoryStorage();
        let page = openPage();
        const ids: string[] = [];
        for (const [index, action] of steps.entries()) {
          if (action === 'submit') {
            const id = page.submit(code(`source ${index}`));
            if (id !== null) ids.push(id);
          } else if (action === 'reload') {
            page.close();
            page = openPage();
          } else if (action === 'online') {
            page.resume();
          } else if (typeof action === 'number') {
            await vi.advanceTimersByTimeAsync(action);
          } else {
            server.fates.push(...action);
          }
        }
        // Up to sixty requests may be lost in a row, each half a minute after the last.
        await vi.advanceTimersByTimeAsync(3_600_000);
        expect([...server.attempts.keys()].toSorted()).toEqual(ids.toSorted());
        expect(storage.keys()).toEqual([]);
        page.close();
      }),
      { numRuns: 100 },
    );
  });
});
