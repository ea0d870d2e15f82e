/**
 * The author's text on its way to the server, without React: kept in this browser at once, sent after a pause in typing,
 * tried again while the connection is away, and stopped where a colleague saved in between, until the author has chosen.
 */
import { z } from 'zod';
import { findStored, type KeyValue } from '@/lib/workbench/storage';
import { backOffMs, type Readable, Store } from '@/lib/workbench/store';
import type { Folder } from './limits';

export interface Opened {
  readonly files: Folder;
  readonly version: number;
}

export type SaveState =
  | { readonly kind: 'saved'; readonly version: number }
  /** Kept in this browser, not yet on the server. */
  | { readonly kind: 'pending' | 'saving' | 'offline' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'conflict'; readonly latest: Opened & { readonly savedBy: string | null } };

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly version: number }
  | { readonly kind: 'conflict'; readonly latest: Opened & { readonly savedBy: string | null } }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'unreachable' };

interface Options {
  readonly slug: string;
  readonly storage: KeyValue;
  readonly opened: Opened;
  readonly send: (files: Folder, baseVersion: number) => Promise<SaveAnswer>;
  readonly pauseMs?: number;
}

const mirrorSchema = z.object({ files: z.record(z.string(), z.string()), base: z.number() });

export class Autosave {
  readonly state: Readable<SaveState>;
  /** What the editor opens with: the unsaved text of this browser, or else the server's. */
  readonly start: Folder;
  private readonly store: Store<SaveState>;
  private base: number;
  private files: Folder;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending = false;
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
    this.store.set({ kind: 'pending' });
    this.schedule(0);
  }

  private get key(): string {
    return `nabla.studio.${this.options.slug}`;
  }

  /** What the author has now. */
  change(files: Folder): void {
    this.files = files;
    this.mirror();
    if (this.state.get().kind === 'conflict') return;
    this.store.set({ kind: 'pending' });
    this.schedule(this.options.pauseMs ?? 800);
  }

  /** Of a conflict: the author's own text becomes the next version; the colleague's stays in the history. */
  keepMine(): void {
    const state = this.state.get();
    if (state.kind !== 'conflict') return;
    this.base = state.latest.version;
    this.mirror();
    this.store.set({ kind: 'pending' });
    this.schedule(0);
  }

  /** Of a conflict: returns the colleague's text, which takes the place of the author's. */
  takeTheirs(): Folder | null {
    const state = this.state.get();
    if (state.kind !== 'conflict') return null;
    this.adopt(state.latest.files, state.latest.version);
    return state.latest.files;
  }

  /** Sends what waits; resolves with the version saved, or null where it could not be. */
  async flush(): Promise<number | null> {
    clearTimeout(this.timer);
    if (this.state.get().kind !== 'saved') await this.send();
    const state = this.state.get();
    return state.kind === 'saved' ? state.version : null;
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private adopt(files: Folder, version: number): void {
    this.files = files;
    this.base = version;
    this.options.storage.remove(this.key);
    this.store.set({ kind: 'saved', version });
  }

  private mirror(): void {
    this.options.storage.set(this.key, JSON.stringify({ files: this.files, base: this.base }));
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), ms);
  }

  private async send(): Promise<void> {
    if (this.sending) {
      this.schedule(200);
      return;
    }
    this.sending = true;
    const sent = this.files;
    this.store.set({ kind: 'saving' });
    const answer = await this.options.send(sent, this.base);
    this.sending = false;
    this.settle(answer, sent);
  }

  private settle(answer: SaveAnswer, sent: Folder): void {
    switch (answer.kind) {
      case 'saved':
        this.tries = 0;
        if (this.files === sent) this.adopt(sent, answer.version);
        else this.goOn(answer.version);
        break;
      case 'unreachable':
        this.store.set({ kind: 'offline' });
        this.tries += 1;
        this.schedule(backOffMs(this.tries));
        break;
      case 'refused':
      case 'conflict':
        this.store.set(answer);
        break;
    }
  }

  /** More was typed while the last text was on its way. */
  private goOn(version: number): void {
    this.base = version;
    this.mirror();
    this.store.set({ kind: 'pending' });
    this.schedule(this.options.pauseMs ?? 800);
  }
}
