/** Two tabs of one browser are one editor; only somebody else's save is a conflict. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Latest, SaveAnswer } from '@/lib/client/documents/document';
import type { Kept } from '@/lib/client/documents/kept';
import { announcePerson } from '@/lib/client/documents/person';
import { VersionedDocument } from '@/lib/client/documents/versioned-document';
import { TabBus } from './support/tab-bus';

/** A server with one text, over a connection that may fail. */
class Server {
  text: string | null = null;
  version = 0;
  saves = 0;
  fates: ('lost' | 'answerLost' | 'ok')[] = [];
  busyForMs: number | null = null;

  save = async (text: string, base: number | null): Promise<SaveAnswer<Latest<string>>> => {
    this.saves += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (this.busyForMs !== null) return { kind: 'busy', retryAfterMs: this.busyForMs };
    const fate = this.fates.shift() ?? 'ok';
    if (fate === 'lost') return { kind: 'unreachable' };
    const answer = this.write(text, base);
    return fate === 'ok' ? answer : { kind: 'unreachable' };
  };

  find = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { latest: this.latest() };
  };

  /** From another device, which knows what is there. */
  saveElsewhere(text: string): void {
    this.write(text, this.text === null ? null : this.version);
  }

  private latest(): Latest<string> | null {
    return this.text === null ? null : { content: this.text, version: this.version };
  }

  private write(text: string, base: number | null): SaveAnswer<Latest<string>> {
    const latest = this.latest();
    if (latest && latest.version !== base) return { kind: 'conflict', latest };
    this.text = text;
    this.version += 1;
    return { kind: 'saved', version: this.version };
  }
}

let server: Server;
let bus: TabBus;
let mirror: Map<string, Kept<string>>;
let aside: string[];

beforeEach(() => {
  vi.useFakeTimers();
  reset();
});
afterEach(() => vi.useRealTimers());

function reset(): void {
  server = new Server();
  bus = new TabBus();
  mirror = new Map();
  aside = [];
}

function openTab(name = 'ada.relu', opened = 'starter') {
  const link = bus.openTab();
  const screen = { text: '' };
  const document = new VersionedDocument<string, Latest<string>>({
    name,
    owner: name.split('.')[0] ?? null,
    opened: { content: opened, base: null },
    schema: z.string(),
    same: (a, b) => a === b,
    mirror: { find: () => mirror.get(name) ?? null, keep: (kept) => Boolean(mirror.set(name, kept)) },
    remote: server,
    openTabs: link,
    pauseMs: 1000,
    onReplace: (text) => {
      screen.text = text;
    },
    onSetAside: (text) => aside.push(text),
  });
  screen.text = document.content.get();
  void document.open();
  return {
    document,
    screen,
    type: (text: string) => {
      screen.text = text;
      document.edit(text);
    },
    state: () => document.status.get().state.kind,
    freeze: () => bus.frozen.add(link),
    thaw: () => {
      bus.frozen.delete(link);
      return document.refresh();
    },
  };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const settle = () => pass(120_000);

describe('two tabs', () => {
  test('edit in A, then a letter in B: one text, both saved, no conflict', async () => {
    const [a, b] = [openTab(), openTab()];
    await settle();
    a.type('typed in A');
    await pass(2000);
    expect([b.screen.text, b.state(), server.saves]).toEqual(['typed in A', 'saved', 1]);
    b.type('typed in A!');
    await pass(5);
    expect(a.screen.text).toBe('typed in A!');
    await pass(2000);
    expect([a.state(), b.state(), server.text, server.saves]).toEqual(['saved', 'saved', 'typed in A!', 2]);
    expect(aside).toEqual([]);
  });

  test('go on from one to the other while a save is under way', async () => {
    const [a, b] = [openTab(), openTab()];
    await settle();
    a.type('first');
    await pass(1020);
    b.type('first, second');
    await settle();
    expect([a.state(), b.state(), a.screen.text, server.text]).toEqual([
      'saved',
      'saved',
      'first, second',
      'first, second',
    ]);
  });

  test('a save that is lost while the other tab makes the same one leaves both saved', async () => {
    const [a, b] = [openTab(), openTab()];
    await settle();
    a.type('once');
    await pass(500);
    void b.document.flush();
    await pass(5);
    void a.document.flush();
    server.fates = ['ok', 'lost'];
    await settle();
    expect([a.state(), b.state(), server.text]).toEqual(['saved', 'saved', 'once']);
  });

  test('what a closed tab could not send is saved by the other one', async () => {
    const [a, b] = [openTab(), openTab()];
    await settle();
    a.type('last words');
    await pass(5);
    a.document.close();
    await settle();
    expect([b.state(), server.text]).toEqual(['saved', 'last words']);
  });

  test('a frozen tab follows when it is shown again, and nothing is overwritten', async () => {
    const [a, b] = [openTab(), openTab()];
    await settle();
    b.freeze();
    a.type('while B slept');
    await settle();
    expect(b.screen.text).toBe('starter');
    void b.thaw();
    await pass(10);
    b.type(`${b.screen.text}, and after`);
    await settle();
    expect([a.screen.text, b.state(), server.text]).toEqual([
      'while B slept, and after',
      'saved',
      'while B slept, and after',
    ]);
  });

  test('two texts that never knew of each other: the later one stays, the other is set aside', async () => {
    const [a, b] = [openTab(), openTab()];
    await settle();
    b.freeze();
    a.type('in A');
    await pass(10);
    b.type('in B');
    await settle();
    expect(aside).toEqual(['in A']);
    expect([a.screen.text, a.state(), server.text]).toEqual(['in B', 'saved', 'in B']);
  });

  test('a tab that opened with an older page takes what the other one has', async () => {
    const a = openTab();
    await settle();
    a.type('newer');
    await settle();
    mirror.clear();
    const b = openTab('ada.relu', 'an older page');
    await pass(10);
    expect([b.screen.text, b.state()]).toEqual(['newer', 'saved']);
  });

  test('another exercise and another person are not mixed in', async () => {
    const [a, other, grace] = [openTab(), openTab('ada.sigmoid'), openTab('grace.relu')];
    await pass(100);
    a.type("Ada's");
    await pass(10);
    expect([other.screen.text, grace.screen.text]).toEqual(['starter', 'starter']);
  });

  test('a page that stayed open while somebody else signed in saves nothing into their account', async () => {
    const a = openTab();
    await settle();
    const grace = announcePerson(bus.openTab(), 'grace');
    await pass(10);
    a.type("Ada's");
    await settle();
    void a.document.flush();
    await settle();
    expect([a.state(), server.saves, server.text]).toEqual(['refused', 0, null]);
    expect(mirror.get('ada.relu')?.content).toBe("Ada's");
    grace.close();
    announcePerson(bus.openTab(), 'ada');
    await settle();
    expect([a.state(), server.text]).toEqual(['saved', "Ada's"]);
  });

  test('what another version of the app says is not understood, and changes nothing', async () => {
    const a = openTab();
    await pass(100);
    const old = bus.openTab()('nabla.tabs.ada.relu', () => {});
    for (const message of [null, 'hello', { kind: 'state', kept: { text: 'x' } }, { kind: 'later' }]) old.post(message);
    await pass(10);
    expect([a.screen.text, a.state()]).toEqual(['starter', 'saved']);
  });

  test('another device is a conflict in both, and one choice ends it in both', async () => {
    const [a, b] = [openTab(), openTab()];
    await settle();
    server.saveElsewhere('from the laptop');
    a.type('mine');
    await settle();
    expect([a.state(), b.state()]).toEqual(['conflict', 'conflict']);
    b.document.takeTheirs();
    await pass(10);
    expect([a.screen.text, a.state(), b.state()]).toEqual(['from the laptop', 'saved', 'saved']);
    expect(aside).toEqual(['mine']);
  });

  test('keeping mine in one saves it once, and the other has it', async () => {
    const [a, b] = [openTab(), openTab()];
    await settle();
    server.saveElsewhere('from the laptop');
    a.type('mine');
    await settle();
    a.document.keepMine();
    await settle();
    expect([a.state(), b.state(), server.text]).toEqual(['saved', 'saved', 'mine']);
  });
});

describe('a busy server', () => {
  test('is called busy, and asked again no sooner than it said, whatever is typed', async () => {
    const a = openTab();
    await settle();
    server.busyForMs = 20_000;
    a.type('x');
    await pass(1100);
    expect([a.state(), server.saves]).toEqual(['busy', 1]);
    server.busyForMs = null;
    for (let second = 0; second < 15; second++) {
      a.type(`x${second}`);
      await pass(1000);
    }
    void a.document.flush();
    await pass(100);
    expect([a.state(), server.saves]).toEqual(['busy', 1]);
    await pass(6000);
    expect([a.state(), server.text]).toEqual(['saved', 'x14']);
  });
});

type Step =
  | { readonly do: 'type' | 'hide' | 'show' | 'reload'; readonly tab: 0 | 1 }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'lose'; readonly fates: Server['fates'] };

const tab = fc.constantFrom<0 | 1>(0, 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom<'type' | 'hide' | 'show' | 'reload'>('type', 'type', 'hide', 'show', 'reload'),
      tab,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant<'wait'>('wait'), ms: fc.integer({ min: 5, max: 9000 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant<'lose'>('lose'),
      fates: fc.array(fc.constantFrom<'lost' | 'answerLost' | 'ok'>('lost', 'answerLost', 'ok'), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  },
);

test('whatever one person does in two tabs, over any connection, ends with one text that is saved', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      reset();
      const tabs = [openTab(), openTab()];
      const at = (index: 0 | 1) => tabs[index] ?? openTab();
      await settle();
      let expected = 'starter';
      for (const [index, action] of steps.entries()) {
        switch (action.do) {
          case 'type':
            expected = `${at(action.tab).screen.text}+${index}`;
            at(action.tab).type(expected);
            break;
          case 'hide':
            void at(action.tab).document.flush();
            break;
          case 'show':
            void at(action.tab).document.refresh();
            break;
          case 'reload':
            at(action.tab).document.close();
            tabs[action.tab] = openTab();
            break;
          case 'wait':
            await pass(action.ms);
            break;
          case 'lose':
            server.fates.push(...action.fates);
        }
        // Hands are not as fast as messages between tabs.
        await pass(5);
        expect(tabs.map(({ state }) => state())).not.toContain('conflict');
        expect(tabs.map(({ screen }) => screen.text)).toEqual([expected, expected]);
      }
      server.fates = [];
      await settle();
      expect(tabs.map(({ state }) => state())).toEqual(['saved', 'saved']);
      expect(server.text ?? 'starter').toBe(expected);
      expect(aside).toEqual([]);
      for (const { document } of tabs) document.close();
    }),
    { numRuns: 200 },
  );
});
