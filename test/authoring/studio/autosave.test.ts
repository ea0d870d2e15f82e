/** The studio's text on its way to the server: nothing typed is lost, nothing of a colleague's is overwritten. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Autosave, type FolderSaveAnswer, type Theirs } from '@/lib/authoring/studio/autosave';
import type { Folder } from '@/lib/authoring/studio/limits';
import { listAside } from '@/lib/authoring/studio/set-aside';
import type { KeyValue } from '@/lib/client/documents/storage';
import { noTabs } from '@/lib/client/documents/tabs';

const text = (lesson: string): Folder => ({ 'lesson.md': lesson });

function memory(full = false): KeyValue {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => !full && Boolean(kept.set(key, value)),
    remove: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}

/** A server with one exercise, as lib/authoring/studio/folders.server.ts behaves. */
class Server {
  version = 1;
  files = text('first');
  reachable = true;
  /** Saves, and the answer is lost on its way. */
  losesAnswers = false;

  send = async (files: Folder, base: number): Promise<FolderSaveAnswer> => {
    if (!this.reachable) return { kind: 'unreachable' };
    const same = JSON.stringify(files) === JSON.stringify(this.files);
    if (!same && base !== this.version) return { kind: 'conflict', latest: this.latest() };
    if (!same) this.save(files);
    return this.losesAnswers ? { kind: 'unreachable' } : { kind: 'saved', version: this.version };
  };

  save(files: Folder): void {
    this.files = files;
    this.version += 1;
  }

  latest(): Theirs {
    return { files: this.files, version: this.version, savedBy: 'Ingrid', savedAt: '2026-01-01T00:00:00.000Z' };
  }
}

let server: Server;
let storage: KeyValue;
const open = (owner = 'ada', opened: { files: Folder; version: number } = server, from = storage) =>
  new Autosave({
    slug: 'softplus',
    owner,
    storage: from,
    openTabs: noTabs,
    opened: { files: opened.files, version: opened.version },
    send: server.send,
    findLatest: async () => (server.reachable ? server.latest() : null),
  });

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  storage = memory();
});
afterEach(() => vi.useRealTimers());

describe('typing', () => {
  test('is saved after a pause, once, and "saved" is said of exactly what is on the screen', async () => {
    const autosave = open();
    for (const typed of ['a', 'ab', 'abc']) autosave.change(text(typed));
    expect(autosave.state.get()).toEqual({ kind: 'pending', keptHere: true });
    await vi.advanceTimersByTimeAsync(1000);
    expect(autosave.state.get()).toEqual({ kind: 'saved', version: 2 });
    expect(server.files).toEqual(text('abc'));
    expect(storage.keys()).toEqual([]);
  });

  test('without a connection stays in the browser, survives a crash, and arrives later', async () => {
    server.reachable = false;
    const before = open();
    before.change(text('typed on the train'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(before.state.get()).toEqual({ kind: 'offline', keptHere: true });
    before.close();
    server.reachable = true;
    const after = open();
    expect(after.start).toEqual(text('typed on the train'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(after.state.get()).toEqual({ kind: 'saved', version: 2 });
  });

  test('is not shown to another author at the same computer', () => {
    server.reachable = false;
    open('ada').change(text('mine'));
    expect(open('grace').start).toEqual(text('first'));
  });

  test('where the browser keeps nothing, the state says so', async () => {
    server.reachable = false;
    const autosave = open('ada', server, memory(true));
    autosave.change(text('x'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(autosave.state.get()).toEqual({ kind: 'offline', keptHere: false });
  });

  test('flushing waits for what is under way, and answers with the version', async () => {
    const autosave = open();
    autosave.change(text('a'));
    const first = autosave.flush();
    autosave.change(text('b'));
    await first;
    expect(await autosave.flush()).toBe(3);
    server.reachable = false;
    autosave.change(text('c'));
    expect(await autosave.flush()).toBeNull();
  });
});

describe('two authors', () => {
  const meet = async () => {
    const autosave = open();
    server.save(text('theirs'));
    autosave.change(text('mine'));
    await vi.advanceTimersByTimeAsync(1000);
    return autosave;
  };

  test('the second is told who saved what, and nothing is sent until the choice', async () => {
    const autosave = await meet();
    expect(autosave.state.get()).toMatchObject({ kind: 'conflict', latest: { version: 2, savedBy: 'Ingrid' } });
    autosave.change(text('mine, longer'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.files).toEqual(text('theirs'));
  });

  test('keeping mine makes it the next version', async () => {
    const autosave = await meet();
    autosave.keepMine();
    await vi.advanceTimersByTimeAsync(1000);
    expect([server.version, server.files]).toEqual([3, text('mine')]);
  });

  test('taking theirs sets mine aside', async () => {
    const autosave = await meet();
    expect(autosave.takeTheirs()).toEqual(text('theirs'));
    expect(autosave.state.get()).toEqual({ kind: 'saved', version: 2 });
    expect(listAside(storage, 'ada', 'softplus').map(({ files }) => files)).toEqual([text('mine')]);
  });

  test('a save of one’s own whose answer was lost is no conflict', async () => {
    server.losesAnswers = true;
    const autosave = open();
    autosave.change(text('a'));
    await vi.advanceTimersByTimeAsync(850);
    autosave.change(text('ab'));
    server.losesAnswers = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(autosave.state.get()).toEqual({ kind: 'saved', version: 3 });
    expect(server.files).toEqual(text('ab'));
  });

  test('a colleague’s version is gone on with where nothing is unsaved here, and only there', async () => {
    const autosave = open();
    expect(await autosave.refresh()).toBeNull();
    server.save(text('theirs'));
    expect(await autosave.refresh()).toMatchObject({ files: text('theirs'), version: 2 });
    autosave.change(text('theirs and mine'));
    server.save(text('theirs again'));
    expect(await autosave.refresh()).toBeNull();
    await vi.advanceTimersByTimeAsync(1000);
    expect(autosave.state.get().kind).toBe('conflict');
  });
});
