import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noTabs } from '@/lib/client/documents/tabs';
import { findLocalDraft, listSetAside } from '@/lib/learning/workbench/draft-store';
import { DraftSync } from '@/lib/learning/workbench/draft-sync';
import { DraftServer, type Fate } from './support/draft-server';
import { MemoryStorage } from './support/memory-storage';

let server: DraftServer;
let storage: MemoryStorage;

beforeEach(() => {
  vi.useFakeTimers();
  server = new DraftServer();
  storage = new MemoryStorage();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page: its screen shows what the student typed or what replaced it. */
function openPage(options: { visitor?: boolean; storage?: MemoryStorage } = {}) {
  const screen = { source: '' };
  const sync = new DraftSync({
    slug: 'relu',
    owner: options.visitor ? 'visitor' : 'ada',
    starter: 'starter',
    openTabs: noTabs,
    storage: options.storage ?? storage,
    api: options.visitor ? null : server,
    onReplace: (source) => {
      screen.source = source;
    },
  });
  void sync.start();
  screen.source = sync.source;
  return { sync, screen };
}

const settle = () => vi.advanceTimersByTimeAsync(120_000);
const stateOf = (sync: DraftSync) => sync.status.get().state.kind;

describe('a draft', () => {
  it('is kept in the browser at once and on the server a second after the last key', async () => {
    const { sync } = openPage();
    await settle();
    sync.edit('a');
    expect(findLocalDraft(storage, 'ada', 'relu')?.source).toBe('a');
    await vi.advanceTimersByTimeAsync(900);
    sync.edit('ab');
    await vi.advanceTimersByTimeAsync(900);
    expect(server.puts).toBe(0);
    expect(stateOf(sync)).toBe('saving');
    await vi.advanceTimersByTimeAsync(200);
    expect(server.draft?.source).toBe('ab');
    expect(stateOf(sync)).toBe('saved');
  });

  it('reaches the server every few seconds while someone types without a pause', async () => {
    const { sync } = openPage();
    await settle();
    for (let key = 0; key < 20; key++) {
      sync.edit('x'.repeat(key + 1));
      await vi.advanceTimersByTimeAsync(400);
    }
    expect(server.puts).toBeGreaterThan(0);
  });

  it('is not called saved while what was typed during a save is still unsent', async () => {
    const { sync } = openPage();
    await settle();
    sync.edit('first');
    await vi.advanceTimersByTimeAsync(1020);
    sync.edit('second');
    await vi.advanceTimersByTimeAsync(40);
    expect(server.draft?.source).toBe('first');
    expect(stateOf(sync)).toBe('saving');
    await settle();
    expect(server.draft?.source).toBe('second');
    expect(stateOf(sync)).toBe('saved');
  });

  it('says that it is only in this browser while the connection is lost, and sends it by itself afterwards', async () => {
    const { sync } = openPage();
    await settle();
    server.fates = ['lost', 'lost', 'lost'];
    sync.edit('typed offline');
    await vi.advanceTimersByTimeAsync(1100);
    expect(stateOf(sync)).toBe('offline');
    await settle();
    expect(server.draft?.source).toBe('typed offline');
    expect(stateOf(sync)).toBe('saved');
  });

  it('is sent after a reload when the page was closed before it was', async () => {
    const first = openPage();
    await settle();
    first.sync.edit('almost lost');
    first.sync.close();
    await settle();
    expect(server.draft).toBeNull();
    const { sync, screen } = openPage();
    await settle();
    expect(screen.source).toBe('almost lost');
    expect(server.draft?.source).toBe('almost lost');
    expect(stateOf(sync)).toBe('saved');
  });

  it('does not conflict with its own save whose answer was lost', async () => {
    const { sync } = openPage();
    await settle();
    server.fates = ['answerLost'];
    sync.edit('arrived');
    await vi.advanceTimersByTimeAsync(1100);
    sync.edit('arrived, and more');
    await settle();
    expect(stateOf(sync)).toBe('saved');
    expect(server.draft?.source).toBe('arrived, and more');
  });

  it('is flushed at once when the page is hidden', async () => {
    const { sync } = openPage();
    await settle();
    sync.edit('hidden');
    sync.flush();
    await vi.advanceTimersByTimeAsync(60);
    expect(server.draft?.source).toBe('hidden');
  });

  it('says so when this browser does not keep it either', async () => {
    storage.full = true;
    const { sync } = openPage();
    sync.edit('nowhere');
    expect(sync.status.get().keptHere).toBe(false);
  });
});

describe('another device', () => {
  it("is followed silently when nothing was typed here since this browser's last save", async () => {
    const { sync, screen } = openPage();
    await settle();
    server.saveElsewhere('from the laptop');
    await Promise.all([sync.refresh(), settle()]);
    expect(screen.source).toBe('from the laptop');
    expect(stateOf(sync)).toBe('saved');
  });

  it('leads to a choice when both have changed, with nothing overwritten before it is made', async () => {
    const { sync, screen } = openPage();
    await settle();
    server.saveElsewhere('from the laptop');
    sync.edit('from the desktop');
    await settle();
    expect(stateOf(sync)).toBe('conflict');
    sync.edit('from the desktop, more');
    await settle();
    expect(server.draft?.source).toBe('from the laptop');
    expect(sync.source).toBe('from the desktop, more');

    sync.takeTheirs();
    expect(screen.source).toBe('from the laptop');
    expect(listSetAside(storage, 'ada', 'relu').map((entry) => entry.source)).toEqual(['from the desktop, more']);
  });

  it('loses to the code here when the student keeps it, and is set aside', async () => {
    const { sync } = openPage();
    await settle();
    server.saveElsewhere('theirs');
    sync.edit('mine');
    await settle();
    sync.keepMine();
    await settle();
    expect(server.draft?.source).toBe('mine');
    expect(stateOf(sync)).toBe('saved');
    expect(listSetAside(storage, 'ada', 'relu').map((entry) => entry.source)).toEqual(['theirs']);
  });
});

describe("a visitor's draft", () => {
  it('stays in the browser', async () => {
    const { sync } = openPage({ visitor: true });
    sync.edit('mine alone');
    await settle();
    expect(server.puts).toBe(0);
    expect(stateOf(sync)).toBe('visitor');
    expect(openPage({ visitor: true }).sync.source).toBe('mine alone');
  });
});

type Step =
  | { readonly do: 'type' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'lose'; readonly fates: Fate[] }
  | { readonly do: 'reload' | 'elsewhere' | 'keepMine' | 'takeTheirs' | 'hide' | 'show' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'type' }) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 4000 }).map<Step>((ms) => ({ do: 'wait', ms })) },
  fc
    .array(fc.constantFrom<Fate>('lost', 'answerLost', 'ok'), { minLength: 1, maxLength: 3 })
    .map<Step>((fates) => ({ do: 'lose', fates })),
  fc
    .constantFrom('reload', 'elsewhere', 'keepMine', 'takeTheirs', 'hide', 'show')
    .map<Step>((name) => ({ do: name }) as Step), // one of the names above
);

describe('whatever happens to the connection, the page and the other device', () => {
  it('the screen keeps what was typed, "saved" is true, and only another device makes a conflict', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        server = new DraftServer();
        storage = new MemoryStorage();
        let page = openPage();
        await settle();
        let typed = 0;
        for (const action of steps) {
          switch (action.do) {
            case 'type':
              typed += 1;
              page.screen.source = `${page.screen.source}+${typed}`;
              page.sync.edit(page.screen.source);
              break;
            case 'wait':
              await vi.advanceTimersByTimeAsync(action.ms);
              break;
            case 'lose':
              server.fates.push(...action.fates);
              break;
            case 'reload':
              page.sync.close();
              page = openPage();
              break;
            case 'elsewhere':
              server.saveElsewhere(`elsewhere ${typed}`);
              break;
            case 'keepMine':
              page.sync.keepMine();
              break;
            case 'takeTheirs':
              page.sync.takeTheirs();
              break;
            case 'hide':
              page.sync.flush();
              break;
            case 'show':
              void page.sync.refresh();
              break;
          }
          const status = page.sync.status.get().state;
          if (status.kind === 'saved' && status.version === server.draft?.version) {
            expect(server.draft?.source).toBe(page.screen.source);
          }
          expect(page.sync.source).toBe(page.screen.source);
        }
        server.fates = [];
        await settle();
        const { state } = page.sync.status.get();
        const another = steps.some((action) => action.do === 'elsewhere');
        expect(another ? ['saved', 'conflict'] : ['saved']).toContain(state.kind);
        if (state.kind === 'saved') {
          await Promise.all([page.sync.refresh(), settle()]);
          expect(server.draft?.source ?? 'starter').toBe(page.screen.source);
        }
        page.sync.close();
      }),
      { numRuns: 150 },
    );
  });
});
