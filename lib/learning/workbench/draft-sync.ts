/**
 * Keeps the code as typed: in this browser at once, on the server soon after. One save is under way at a time; what is
 * typed meanwhile goes next. When another device saved in between, nothing is overwritten: the student chooses.
 *
 * "saved" is said only after the server acknowledged exactly the text on the screen.
 */

import type { KeyValue } from '@/lib/client/documents/storage';
import { backOffMs, type Readable, Store } from '@/lib/client/documents/store';
import type { Answer, WorkbenchApi } from './api';
import { draftKey, findDraft, type LocalDraft, saveDraft, setAside } from './draft-store';
import { draftConflict, type ServerDraft } from './wire';

export type DraftState =
  /** The server has what is on the screen, or nothing was typed yet (`version` null). */
  | { readonly kind: 'saved'; readonly version: number | null }
  /** Typed, and about to be sent or being sent. */
  | { readonly kind: 'saving' }
  /** The server cannot be reached; tried again by itself. */
  | { readonly kind: 'offline' }
  /** Another device saved other code since. Saving rests until the student has chosen. */
  | { readonly kind: 'conflict'; readonly theirs: ServerDraft }
  | { readonly kind: 'refused'; readonly message: string }
  /** A visitor's: there is no account to save to. */
  | { readonly kind: 'visitor' };

export interface DraftStatus {
  readonly state: DraftState;
  /** False when this browser would not keep the text either. */
  readonly keptHere: boolean;
}

interface Options {
  readonly slug: string;
  readonly owner: string;
  readonly starter: string;
  readonly storage: KeyValue;
  /** Null for a visitor. */
  readonly api: Pick<WorkbenchApi, 'getDraft' | 'putDraft'> | null;
  /** The code on the screen has to become this: another tab or device changed it. */
  readonly onReplace: (source: string) => void;
}

const pauseMs = 1000;
/** Someone who types without a pause is saved this often. */
const longestMs = 5000;
const unacknowledgedKept = 5;

export class DraftSync {
  readonly status: Readable<DraftStatus>;
  /** The code on the screen. */
  readonly text: Readable<string>;
  private readonly textStore: Store<string>;
  private readonly store: Store<DraftStatus>;
  private local: LocalDraft;
  private inFlight = false;
  private urgent = false;
  private closed = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private waitingSince = 0;

  constructor(private readonly options: Options) {
    const { storage, owner, slug, starter, api } = options;
    const kept = findDraft(storage, owner, slug);
    this.local = kept ?? { source: starter, baseVersion: null, synced: api !== null, sent: [] };
    this.store = new Store<DraftStatus>({ state: this.restingState(), keptHere: true });
    this.status = this.store;
    this.textStore = new Store(this.local.source);
    this.text = this.textStore;
  }

  get source(): string {
    return this.local.source;
  }

  /** Finds out what the server has, then sends or takes what is newer. Resolves also when it cannot be reached. */
  async start(): Promise<void> {
    this.closed = false;
    await this.refresh();
    if (!this.local.synced && this.store.get().state.kind !== 'conflict') this.schedule(0);
  }

  /** Asks the server whether another device saved meanwhile; silent when it cannot be reached. */
  async refresh(): Promise<void> {
    const { api, slug } = this.options;
    if (api === null || this.inFlight || this.store.get().state.kind === 'conflict') return;
    const answer = await api.getDraft(slug);
    if (this.closed || this.inFlight || answer.kind !== 'ok') return;
    const { draft } = answer.value;
    // An answer that was overtaken by a save of our own says nothing new.
    if (draft && this.local.baseVersion !== null && draft.version <= this.local.baseVersion) return;
    this.reconcile(draft);
  }

  edit(source: string): void {
    if (source === this.local.source) return;
    this.keep({ ...this.local, source, synced: false });
    if (this.options.api === null || this.store.get().state.kind === 'conflict') return;
    this.show({ kind: 'saving' });
    this.schedule(pauseMs);
  }

  /** Sends what is unsent now: the page is about to be hidden or closed, or the connection is back. */
  flush(): void {
    if (this.options.api === null || this.local.synced || this.store.get().state.kind === 'conflict') return;
    this.failures = 0;
    if (this.inFlight) this.urgent = true;
    else this.schedule(0);
  }

  /** Ends a conflict with the code on the screen; the other code is set aside in this browser. */
  keepMine(): void {
    const { state } = this.store.get();
    if (state.kind !== 'conflict') return;
    this.putAside(state.theirs.source, 'saved on another device');
    this.keep({ ...this.local, baseVersion: state.theirs.version, synced: false });
    this.show({ kind: 'saving' });
    this.schedule(0);
  }

  /** Ends a conflict with the other device's code; the code on the screen is set aside in this browser. */
  takeTheirs(): void {
    const { state } = this.store.get();
    if (state.kind !== 'conflict') return;
    this.putAside(this.local.source, "replaced by another device's");
    this.adopt(state.theirs);
  }

  /** Another tab of this browser changed what is kept (the `storage` event). */
  otherTabChanged(key: string | null): void {
    const { storage, owner, slug } = this.options;
    if (key !== draftKey(owner, slug) || this.inFlight || !this.isSettled()) return;
    const theirs = findDraft(storage, owner, slug);
    if (!theirs || theirs.source === this.local.source) return;
    this.hold(theirs);
    this.show(this.restingState());
    this.options.onReplace(theirs.source);
  }

  close(): void {
    this.closed = true;
    this.cancel();
  }

  /** Compares what this browser has with the server's draft (null: it has none) and sends or takes what is newer. */
  private reconcile(server: ServerDraft | null): void {
    if (server === null) {
      // Nothing there, whatever this browser remembers.
      if (this.local.baseVersion !== null) this.keep({ ...this.local, baseVersion: null, synced: false });
      if (!this.local.synced) this.schedule(0);
      return;
    }
    if (server.version === this.local.baseVersion) {
      if (!this.local.synced) this.schedule(0);
    } else if (this.local.synced) {
      this.adopt(server);
    } else {
      this.meet(server);
    }
  }

  private isSettled(): boolean {
    return this.local.synced || this.options.api === null;
  }

  private restingState(): DraftState {
    if (this.options.api === null) return { kind: 'visitor' };
    return this.local.synced ? { kind: 'saved', version: this.local.baseVersion } : { kind: 'saving' };
  }

  private schedule(delayMs: number): void {
    const now = Date.now();
    if (this.timer === null) this.waitingSince = now;
    const latest = this.waitingSince + longestMs - now;
    this.cancel();
    if (delayMs === 0) void this.send();
    else this.timer = setTimeout(() => void this.send(), Math.max(0, Math.min(delayMs, latest)));
  }

  private cancel(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private async send(): Promise<void> {
    this.timer = null;
    const { api, slug } = this.options;
    if (api === null || this.inFlight || this.closed || this.local.synced) return;
    const sent = this.local.source;
    this.inFlight = true;
    this.keep({ ...this.local, sent: [sent, ...this.local.sent].slice(0, unacknowledgedKept) });
    const answer = await api.putDraft(slug, sent, this.local.baseVersion);
    this.inFlight = false;
    this.receive(sent, answer);
  }

  private receive(sent: string, answer: Answer<{ version: number }>): void {
    switch (answer.kind) {
      case 'ok':
        this.failures = 0;
        this.acknowledge(sent, answer.value.version);
        return;
      case 'unreachable':
        this.failures += 1;
        this.show({ kind: 'offline' });
        if (!this.closed) this.retryIn(backOffMs(this.failures));
        return;
      case 'refused': {
        const conflict = draftConflict.safeParse(answer.body);
        if (answer.status === 409 && conflict.success) this.meet(conflict.data.draft);
        else this.show({ kind: 'refused', message: answer.message });
      }
    }
  }

  private retryIn(delayMs: number): void {
    this.cancel();
    this.timer = setTimeout(() => void this.send(), delayMs);
  }

  private acknowledge(sent: string, version: number): void {
    const synced = sent === this.local.source;
    this.keep({ ...this.local, baseVersion: version, synced, sent: [] });
    this.show(this.restingState());
    if (synced || this.closed) return;
    this.schedule(this.urgent ? 0 : pauseMs);
    this.urgent = false;
  }

  /** The server has another version than the one this text builds on. */
  private meet(server: ServerDraft): void {
    if (server.source === this.local.source) {
      this.acknowledge(server.source, server.version);
    } else if (this.local.sent.includes(server.source)) {
      // Our own save, whose acknowledgement was lost with the connection or the page.
      this.keep({ ...this.local, baseVersion: server.version, sent: [] });
      this.schedule(0);
    } else {
      this.cancel();
      this.show({ kind: 'conflict', theirs: server });
    }
  }

  private adopt(server: ServerDraft): void {
    const changed = server.source !== this.local.source;
    this.keep({ source: server.source, baseVersion: server.version, synced: true, sent: [] });
    this.show({ kind: 'saved', version: server.version });
    if (changed) this.options.onReplace(server.source);
  }

  private putAside(source: string, why: string): void {
    const { storage, owner, slug } = this.options;
    setAside(storage, owner, slug, source, why);
  }

  private keep(draft: LocalDraft): void {
    const { storage, owner, slug } = this.options;
    this.hold(draft);
    const keptHere = saveDraft(storage, owner, slug, draft);
    if (keptHere !== this.store.get().keptHere) this.store.set({ ...this.store.get(), keptHere });
  }

  private hold(draft: LocalDraft): void {
    this.local = draft;
    if (draft.source !== this.textStore.get()) this.textStore.set(draft.source);
  }

  private show(state: DraftState): void {
    this.store.set({ ...this.store.get(), state });
  }
}
