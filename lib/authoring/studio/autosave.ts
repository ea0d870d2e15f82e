/**
 * The author's text on its way to the server, without React: kept in this browser at once, sent after a pause in typing,
 * tried again while the connection is away, and stopped where a colleague saved in between, until the author has chosen.
 */
import { z } from 'zod';
import { findStored, type KeyValue } from '@/lib/client/documents/storage';
import { backOffMs, type Readable, Store } from '@/lib/client/documents/store';
import type { Folder } from './limits';
import { keepAside } from './set-aside';

export interface Opened {
  readonly files: Folder;
  readonly version: number;
}

/** What somebody saved. */
export interface Theirs extends Opened {
  /** Null: their account is gone. */
  readonly savedBy: string | null;
  /** ISO 8601. */
  readonly savedAt: string;
}

export type SaveState =
  | { readonly kind: 'saved'; readonly version: number }
  /** Not yet on the server. `keptHere` false: this browser would not keep it either. */
  | { readonly kind: 'pending' | 'saving' | 'offline'; readonly keptHere: boolean }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'conflict'; readonly latest: Theirs };

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly version: number }
  | { readonly kind: 'conflict'; readonly latest: Theirs }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'unreachable' };

interface Options {
  readonly slug: string;
  /** Whose text it is: in a staff room several authors share one browser. */
  readonly owner: string;
  readonly storage: KeyValue;
  readonly opened: Opened;
  readonly send: (files: Folder, baseVersion: number) => Promise<SaveAnswer>;
  /** The newest version on the server; null when it cannot be had. */
  readonly findLatest: () => Promise<Theirs | null>;
  readonly pauseMs?: number;
}

const folder = z.record(z.string(), z.string());
const mirrorSchema = z.object({
  files: folder,
  base: z.number(),
  /** Sent, and not acknowledged: if the server turns out to have one of them, it came from here. */
  sent: z.array(folder).default([]),
});
const unacknowledgedKept = 3;

export class Autosave {
  readonly state: Readable<SaveState>;
  /** What the editor opens with: the unsaved text of this browser, or else the server's. */
  readonly start: Folder;
  private readonly store: Store<SaveState>;
  private base: number;
  private files: Folder;
  private sent: readonly Folder[] = [];
  private keptHere = true;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | null = null;
  private tries = 0;

  constructor(private readonly options: Options) {
    const { opened, storage } = options;
    const mirror = findStored(storage, this.key, mirrorSchema);
    this.base = opened.version;
    this.files = mirror?.files ?? opened.files;
    this.start = this.files;
    this.store = new Store<SaveState>({ kind: 'saved', version: opened.version });
    this.state = this.store;
    if (!mirror) return;
    // Typed before a crash. The server refuses it if somebody saved since, and says what is there.
    this.base = mirror.base;
    this.sent = mirror.sent;
    this.store.set({ kind: 'pending', keptHere: true });
    this.schedule(0);
  }

  private get key(): string {
    return `nabla.studio.${this.options.owner}.${this.options.slug}`;
  }

  /** What the author has now. */
  change(files: Folder): void {
    this.files = files;
    this.mirror();
    if (this.state.get().kind === 'conflict') return;
    this.store.set({ kind: 'pending', keptHere: this.keptHere });
    this.schedule(this.options.pauseMs ?? 800);
  }

  /** Of a conflict: the author's own text becomes the next version; the colleague's stays in the history. */
  keepMine(): void {
    const state = this.state.get();
    if (state.kind !== 'conflict') return;
    this.base = state.latest.version;
    this.mirror();
    this.store.set({ kind: 'pending', keptHere: this.keptHere });
    this.schedule(0);
  }

  /** Of a conflict: returns the colleague's text, which takes the place of the author's; that is set aside in this browser. */
  takeTheirs(): Folder | null {
    const state = this.state.get();
    if (state.kind !== 'conflict') return null;
    const { storage, owner, slug } = this.options;
    keepAside(storage, owner, slug, this.files);
    this.adopt(state.latest.files, state.latest.version);
    return state.latest.files;
  }

  /** Sends what waits; resolves with the version saved, or null where it could not be. */
  async flush(): Promise<number | null> {
    while (this.sending) await this.sending;
    if (this.isUnsaved()) await this.send();
    // Typed while it was sent.
    while (this.sending) await this.sending;
    const state = this.state.get();
    return state.kind === 'saved' ? state.version : null;
  }

  /** Where a colleague saved and nothing is unsaved here, goes on with theirs: returns it, null where nothing is new. */
  async refresh(): Promise<Theirs | null> {
    if (this.state.get().kind !== 'saved' || this.sending) return null;
    const asked = this.base;
    const latest = await this.options.findLatest();
    if (!latest || latest.version <= asked || this.base !== asked || this.state.get().kind !== 'saved') return null;
    const isNews = !sameFolder(latest.files, this.files);
    this.adopt(latest.files, latest.version);
    return isNews ? latest : null;
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private isUnsaved(): boolean {
    const { kind } = this.state.get();
    return kind === 'pending' || kind === 'offline' || kind === 'refused';
  }

  private adopt(files: Folder, version: number): void {
    this.files = files;
    this.base = version;
    this.sent = [];
    this.options.storage.remove(this.key);
    this.store.set({ kind: 'saved', version });
  }

  private mirror(): void {
    const { files, base, sent } = this;
    this.keptHere = this.options.storage.set(this.key, JSON.stringify({ files, base, sent }));
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), ms);
  }

  private send(): Promise<void> {
    clearTimeout(this.timer);
    this.sending ??= this.sendNow().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  private async sendNow(): Promise<void> {
    const files = this.files;
    this.sent = [files, ...this.sent].slice(0, unacknowledgedKept);
    this.mirror();
    this.store.set({ kind: 'saving', keptHere: this.keptHere });
    this.settle(await this.options.send(files, this.base), files);
  }

  private settle(answer: SaveAnswer, sent: Folder): void {
    switch (answer.kind) {
      case 'saved':
        this.tries = 0;
        this.acknowledge(sent, answer.version);
        return;
      case 'unreachable':
        this.store.set({ kind: 'offline', keptHere: this.keptHere });
        this.tries += 1;
        this.schedule(backOffMs(this.tries));
        return;
      case 'refused':
        this.store.set(answer);
        return;
      case 'conflict': {
        const { files, version } = answer.latest;
        // Our own save, whose acknowledgement was lost with the connection or the page.
        if (this.sent.some((own) => sameFolder(own, files))) this.acknowledge(files, version);
        else this.store.set({ kind: 'conflict', latest: answer.latest });
      }
    }
  }

  private acknowledge(files: Folder, version: number): void {
    if (sameFolder(this.files, files)) {
      this.adopt(this.files, version);
      return;
    }
    this.base = version;
    this.sent = [];
    this.mirror();
    this.store.set({ kind: 'pending', keptHere: this.keptHere });
    this.schedule(this.options.pauseMs ?? 800);
  }
}

function sameFolder(a: Folder, b: Folder): boolean {
  const paths = Object.keys(a);
  return a === b || (paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]));
}
