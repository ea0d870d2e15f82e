import { describe, expect, it, vi } from 'vitest';
import type { Report } from '@/lib/core/grader/report';
import type { OfferedWork } from '@/lib/learning/workbench/api';
import { findLocalDraft, listSetAside, saveLocalDraft } from '@/lib/learning/workbench/draft-store';
import type { TakeOverAnswer } from '@/lib/learning/workbench/endpoints';
import {
  keepVisitorAttempt,
  listVisitorAttempts,
  offerVisitorWork,
  type VisitorAttempt,
} from '@/lib/learning/workbench/visitor-record';
import { VisitorSubmission } from '@/lib/learning/workbench/visitor-submission';
import type { ServerAnswer } from '@/lib/platform/contract/call';
import { MemoryStorage } from './support/memory-storage';
import { checkReport, gradingReport } from './support/reports';

function attempt(id: string, parts: Partial<VisitorAttempt> = {}): VisitorAttempt {
  const at = new Date('2026-01-01T10:00:00Z');
  return { id, slug: 'relu', source: 'code', submittedAt: at, outcome: 'failed', score: 0, maxScore: 1, ...parts };
}

const draft = (source: string) => ({ source, baseVersion: null, synced: false, sent: [] });

const everythingOf = ({ drafts, attempts }: OfferedWork): TakeOverAnswer => ({
  drafts: drafts.map(({ slug }) => slug),
  attempts: attempts.map(({ id }) => id),
  later: [],
});

/** The take-over route: remembers what it took, or cannot be reached. */
function takingServer(reachable: (call: number) => boolean = () => true) {
  const taken: OfferedWork[] = [];
  let call = 0;
  const api = {
    takeOver: async (work: OfferedWork): Promise<ServerAnswer<TakeOverAnswer>> => {
      call += 1;
      if (!reachable(call)) return { kind: 'unreachable' };
      taken.push(work);
      return { kind: 'ok', value: everythingOf(work) };
    },
  };
  return { api, taken };
}

describe("a visitor's record", () => {
  it('lists attempts newest first, of one exercise or of all', () => {
    const storage = new MemoryStorage();
    keepVisitorAttempt(storage, attempt('1'));
    keepVisitorAttempt(storage, attempt('2', { slug: 'sigmoid' }));
    keepVisitorAttempt(storage, attempt('1', { outcome: 'passed', score: 1 }));
    expect(listVisitorAttempts(storage).map((entry) => entry.id)).toEqual(['2', '1']);
    expect(listVisitorAttempts(storage, 'relu')).toEqual([attempt('1', { outcome: 'passed', score: 1 })]);
  });

  it('drops the oldest attempts that did not pass before any that did', () => {
    const storage = new MemoryStorage();
    keepVisitorAttempt(storage, attempt('solved', { outcome: 'passed' }));
    for (let index = 0; index < 250; index++) keepVisitorAttempt(storage, attempt(`try ${index}`));
    const kept = listVisitorAttempts(storage).map((entry) => entry.id);
    expect(kept).toHaveLength(200);
    expect(kept).toContain('solved');
    expect(kept).toContain('try 249');
  });

  it('reads nothing from what another version of the app, or somebody, left there', () => {
    const storage = new MemoryStorage();
    storage.set('nabla.visitor.attempts', '[{"id": 3}]');
    expect(listVisitorAttempts(storage)).toEqual([]);
  });
});

describe('taking over', () => {
  it('sends drafts and attempts, oldest attempt first, and forgets them once they are acknowledged', async () => {
    const storage = new MemoryStorage();
    saveLocalDraft(storage, 'visitor', 'relu', draft('half done'));
    keepVisitorAttempt(storage, attempt('1'));
    keepVisitorAttempt(storage, attempt('2'));
    const { api, taken } = takingServer();
    expect(await offerVisitorWork(api, storage)).toBe(true);
    expect(taken).toEqual([
      {
        drafts: [{ slug: 'relu', source: 'half done' }],
        attempts: [
          { id: '1', slug: 'relu', source: 'code' },
          { id: '2', slug: 'relu', source: 'code' },
        ],
      },
    ]);
    expect(storage.keys()).toEqual([]);
  });

  it('keeps everything when the server cannot be reached, and the rest when it fails half-way', async () => {
    const storage = new MemoryStorage();
    for (let index = 0; index < 30; index++) keepVisitorAttempt(storage, attempt(`${index}`));
    expect(await offerVisitorWork(takingServer(() => false).api, storage)).toBe(false);
    expect(listVisitorAttempts(storage)).toHaveLength(30);
    expect(await offerVisitorWork(takingServer((call) => call === 1).api, storage)).toBe(false);
    expect(listVisitorAttempts(storage)).toHaveLength(10);
  });

  it('does not forget code that was typed while the request was on its way', async () => {
    const storage = new MemoryStorage();
    saveLocalDraft(storage, 'visitor', 'relu', draft('sent'));
    const api = {
      takeOver: async (work: OfferedWork): Promise<ServerAnswer<TakeOverAnswer>> => {
        saveLocalDraft(storage, 'visitor', 'relu', draft('typed since'));
        return { kind: 'ok', value: everythingOf(work) };
      },
    };
    await offerVisitorWork(api, storage);
    expect(findLocalDraft(storage, 'visitor', 'relu')?.source).toBe('typed since');
  });

  it('keeps a draft that the account did not take, having one already', async () => {
    const storage = new MemoryStorage();
    saveLocalDraft(storage, 'visitor', 'relu', draft('typed before signing in'));
    const api = {
      takeOver: async (): Promise<ServerAnswer<TakeOverAnswer>> => ({
        kind: 'ok',
        value: { drafts: [], attempts: [], later: [] },
      }),
    };
    expect(await offerVisitorWork(api, storage)).toBe(true);
    expect(listSetAside(storage, 'ada', 'relu').map((entry) => entry.source)).toEqual(['typed before signing in']);
    expect(listSetAside(storage, 'visitor', 'relu')).toEqual([]);
  });

  it('offers again what has to wait, until the account has it', async () => {
    const storage = new MemoryStorage();
    for (const id of ['first', 'second', 'third']) keepVisitorAttempt(storage, attempt(id));
    const offered: string[][] = [];
    const api = {
      takeOver: async ({ attempts }: OfferedWork): Promise<ServerAnswer<TakeOverAnswer>> => {
        const [taken = '', ...later] = attempts.map(({ id }) => id);
        offered.push([taken, ...later]);
        return { kind: 'ok', value: { drafts: [], attempts: [taken], later } };
      },
    };
    expect(await offerVisitorWork(api, storage, 0)).toBe(true);
    expect(offered).toEqual([['first', 'second', 'third'], ['second', 'third'], ['third']]);
    expect(listVisitorAttempts(storage)).toEqual([]);
  });

  it("leaves a student's own drafts alone and asks nothing when there is nothing to take", async () => {
    const storage = new MemoryStorage();
    saveLocalDraft(storage, 'ada', 'relu', draft('mine'));
    const { api, taken } = takingServer();
    expect(await offerVisitorWork(api, storage)).toBe(true);
    expect(taken).toEqual([]);
    expect(findLocalDraft(storage, 'ada', 'relu')?.source).toBe('mine');
  });
});

describe('submitting without an account', () => {
  function openPage(storage: MemoryStorage, verify: () => Promise<ServerAnswer<{ report: Report }>>) {
    const options = { slug: 'relu', revisionId: 'r1', storage, makeId: () => 'id-1', onChange: () => {} };
    const submission = new VisitorSubmission({ ...options, api: { verify } });
    submission.resume();
    return submission;
  }

  it('goes on after a reload with the attempt that was not verified yet', async () => {
    const storage = new MemoryStorage();
    const never = new Promise<never>(() => {});
    openPage(storage, () => never).submit({ slug: 'relu', revisionId: 'r1', source: 'code' });
    const after = openPage(storage, async () => ({ kind: 'ok', value: { report: gradingReport() } }));
    await vi.waitFor(() => expect(after.state.get()).toMatchObject({ kind: 'verified', id: 'id-1', source: 'code' }));
    expect(listVisitorAttempts(storage)).toHaveLength(1);
  });

  it('is verified by the server and kept in this browser with its result', async () => {
    const storage = new MemoryStorage();
    const report = gradingReport({ checks: [checkReport(), checkReport({ name: 'Hidden check 1' })] });
    const submission = openPage(storage, async () => ({ kind: 'ok', value: { report } }));
    submission.submit({ slug: 'relu', revisionId: 'r1', source: 'code' });
    expect(listVisitorAttempts(storage)).toMatchObject([{ id: 'id-1', outcome: null }]);
    expect(submission.submit({ slug: 'relu', revisionId: 'r1', source: 'code' })).toBeNull();
    await Promise.resolve();
    await Promise.resolve();
    expect(submission.state.get()).toEqual({ kind: 'verified', id: 'id-1', source: 'code', report });
    expect(listVisitorAttempts(storage)).toMatchObject([{ id: 'id-1', outcome: 'passed', score: 1, maxScore: 1 }]);
  });
});
