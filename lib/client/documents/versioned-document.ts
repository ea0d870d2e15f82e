/**
 * A text on its way to the server, whatever it is a text of: kept in this browser at once, sent after a pause in typing,
 * tried again while the connection is away. One save is under way at a time; what is typed meanwhile goes next. Where
 * somebody else saved in between, nothing is overwritten until the author has chosen. All tabs of one browser are one
 * editor: a change goes to the others at once, and the tab in which it was made saves it.
 *
 * "saved" is said only after the server acknowledged exactly what is on the screen.
 */
import type { DocumentOptions, DocumentState, DocumentStatus, Latest, Remote, SaveAnswer } from './document';
import { type Kept, meetTab, unacknowledgedKept } from './kept';
import { watchPerson } from './person';
import { SaveTurn } from './save-turn';
import { type Readable, Store } from './store';
import { TabGroup } from './tab-group';
import type { TabLink } from './tabs';

/** Another tab's change is saved from here when that tab has not done it by then: it may have been closed. */
const otherTabMs = 8000;
const signedInAsAnother =
  'Somebody else signed in in this browser. Your text is kept here; sign in as yourself again and reload the page.';

export class VersionedDocument<T, L extends Latest<T>> {
  readonly status: Readable<DocumentStatus<L>>;
  /** What is on the screen. */
  readonly content: Readable<T>;
  private readonly contentStore: Store<T>;
  private readonly store: Store<DocumentStatus<L>>;
  /** Makes the stamps of two tabs differ when both type in the same millisecond. */
  private readonly ownStamp = Math.random();
  private kept: Kept<T>;
  /** The stamp that the last change by hand was made on. */
  private changedOn = 0;
  private tabs: TabGroup<T> | null = null;
  private people: TabLink | null = null;
  /** Somebody else signed in in another tab: the session is no longer the owner's. */
  private isOthers = false;
  private sending: Promise<void> | null = null;
  private closed = false;
  private readonly turn = new SaveTurn(() => void this.send());

  constructor(private readonly options: DocumentOptions<T, L>) {
    const { opened, mirror, remote } = options;
    this.kept = mirror.find() ?? { ...opened, synced: remote !== null, sent: [], stamp: 0 };
    this.store = new Store<DocumentStatus<L>>({ state: this.restingState(), keptHere: true });
    this.status = this.store;
    this.contentStore = new Store(this.kept.content);
    this.content = this.contentStore;
  }

  /** Asks the other tabs and the server what is there, then sends or takes what is newer. Resolves also without an answer. */
  async open(): Promise<void> {
    this.closed = false;
    await this.refresh();
    this.resume();
  }

  /** Sends what an earlier page left unsent. */
  resume(): void {
    if (this.isUnsent()) void this.send();
  }

  /** Looks whether another tab or device changed it; silent when none answers. Returns what is shown instead. */
  async refresh(): Promise<L | null> {
    this.joinTabs();
    const { remote } = this.options;
    if (remote === null || this.sending || this.isInConflict() || this.isOthers) return null;
    const answer = await remote.find();
    if (this.closed || this.sending || this.isOthers || answer === null) return null;
    return this.reconcile(answer.latest);
  }

  edit(content: T): void {
    if (this.options.same(content, this.kept.content)) return;
    this.change({ ...this.kept, content, synced: false });
    if (this.options.remote === null || this.isInConflict() || this.isOthers) return;
    if (!this.turn.isRetrying) this.show({ kind: 'pending' });
    this.turn.afterTyping(this.options.pauseMs);
  }

  /**
   * Sends what is unsent now: the page is about to be hidden or left, or the connection is back.
   * Resolves with the version that the server has of what is on the screen; null where it could not be saved.
   */
  async flush(): Promise<number | null> {
    this.turn.hurry();
    while (this.sending) await this.sending;
    if (this.isUnsent()) await this.send();
    while (this.sending) await this.sending;
    const { state } = this.store.get();
    return state.kind === 'saved' ? state.version : null;
  }

  /** Ends a conflict with what is on the screen. */
  keepMine(): void {
    const { state } = this.store.get();
    if (state.kind !== 'conflict') return;
    this.options.onSetAside(state.latest.content, 'theirs, for mine');
    this.keep({ ...this.kept, base: state.latest.version, synced: false });
    this.show({ kind: 'pending' });
    this.tell();
    void this.send();
  }

  /** Ends a conflict with what somebody else saved. */
  takeTheirs(): void {
    const { state } = this.store.get();
    if (state.kind !== 'conflict') return;
    this.options.onSetAside(this.kept.content, 'mine, for theirs');
    this.adopt(state.latest);
  }

  close(): void {
    this.closed = true;
    this.turn.cancel();
    this.tabs?.close();
    this.tabs = null;
    this.people?.close();
    this.people = null;
  }

  /** Compares with what the server has (null: nothing) and sends or takes what is newer. */
  private reconcile(latest: L | null): L | null {
    const { base, synced } = this.kept;
    if (latest === null) {
      // Nothing there, whatever this browser remembers.
      if (base !== null) this.keep({ ...this.kept, base: null, synced: false });
    } else if (base !== null && latest.version < base) {
      // An answer that was overtaken by a save of our own says nothing new.
      return null;
    } else if (latest.version !== base) {
      if (synced) return this.adopt(latest) ? latest : null;
      this.meet(latest);
      return null;
    }
    this.resume();
    return null;
  }

  private isUnsent(): boolean {
    return this.options.remote !== null && !this.kept.synced && !this.isInConflict() && !this.isOthers;
  }

  private isInConflict(): boolean {
    return this.store.get().state.kind === 'conflict';
  }

  private restingState(): DocumentState<L> {
    if (this.options.remote === null) return { kind: 'local' };
    return this.kept.synced ? { kind: 'saved', version: this.kept.base } : { kind: 'pending' };
  }

  private send(): Promise<void> {
    const { remote } = this.options;
    if (remote === null || this.closed || !this.isUnsent()) return Promise.resolve();
    if (!this.turn.take()) return Promise.resolve();
    this.sending ??= this.sendNow(remote).finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  private async sendNow(remote: Remote<T, L>): Promise<void> {
    const { content, base, sent } = this.kept;
    this.keep({ ...this.kept, sent: [content, ...sent].slice(0, unacknowledgedKept) });
    this.show({ kind: 'saving' });
    this.tell();
    this.receive(content, await remote.save(content, base));
  }

  private receive(sent: T, answer: SaveAnswer<L>): void {
    if (this.kept.synced && answer.kind !== 'saved') {
      // Another tab saved it meanwhile, and has said so.
      this.turn.succeeded();
      this.show(this.restingState());
      return;
    }
    switch (answer.kind) {
      case 'saved':
        this.acknowledge(sent, answer.version);
        return;
      case 'unreachable':
      case 'busy':
        this.show({ kind: answer.kind === 'busy' ? 'busy' : 'offline' });
        this.turn.failed(answer.kind === 'busy' ? answer.retryAfterMs : null);
        if (this.closed) this.turn.cancel();
        return;
      case 'refused':
        this.turn.succeeded();
        this.show(answer);
        return;
      case 'conflict':
        this.meet(answer.latest);
    }
  }

  private acknowledge(sent: T, version: number): void {
    this.turn.succeeded();
    const synced = this.options.same(sent, this.kept.content);
    this.keep({ ...this.kept, base: version, synced, sent: [] });
    this.show(this.restingState());
    this.tell();
    if (!synced && !this.closed) this.turn.afterTyping(this.options.pauseMs);
  }

  /** The server has another version than the one that is built on here. */
  private meet(latest: L): void {
    const { same } = this.options;
    if (same(latest.content, this.kept.content)) {
      this.acknowledge(latest.content, latest.version);
    } else if (this.kept.sent.some((own) => same(own, latest.content))) {
      // Our own save, whose acknowledgement was lost with the connection or the page.
      this.keep({ ...this.kept, base: latest.version, sent: [] });
      this.show({ kind: 'pending' });
      if (!this.closed) this.turn.after(0);
    } else {
      this.turn.cancel();
      this.show({ kind: 'conflict', latest });
    }
  }

  private adopt({ content, version }: L): boolean {
    const isNews = !this.options.same(content, this.kept.content);
    this.change({ content, base: version, synced: true, sent: [], stamp: this.kept.stamp });
    this.show({ kind: 'saved', version });
    if (isNews) this.options.onReplace(content);
    return isNews;
  }

  /** Of a new content: the other tabs follow. */
  private change(kept: Kept<T>): void {
    this.changedOn = this.kept.stamp;
    const stamp = Math.max(Math.floor(this.kept.stamp) + 1, Date.now()) + this.ownStamp;
    this.keep({ ...kept, stamp });
    this.tell();
  }

  private joinTabs(): void {
    const { openTabs, name, schema } = this.options;
    this.tabs ??= new TabGroup(openTabs, name, schema, {
      onHello: () => this.tell(),
      onState: (theirs, on) => this.follow(theirs, on),
    });
    this.tabs.greet();
    this.people ??= watchPerson(openTabs, (person) => this.meetPerson(person));
  }

  private meetPerson(person: string): void {
    const { owner } = this.options;
    const isOthers = owner !== null && person !== owner;
    if (isOthers === this.isOthers) return;
    this.isOthers = isOthers;
    this.show(isOthers ? { kind: 'refused', message: signedInAsAnother } : this.restingState());
    this.resume();
  }

  private tell(): void {
    this.tabs?.tell(this.kept, this.changedOn);
  }

  private follow(theirs: Kept<T>, on: number): void {
    const meeting = meetTab(this.kept, theirs, on, this.options.same);
    if (meeting.kind === 'ignore') return;
    const before = this.kept.content;
    if (meeting.kind === 'take' && meeting.lost) this.options.onSetAside(before, "mine, for another tab's");
    // The other tab has written it into the mirror.
    this.hold(meeting.kind === 'take' ? theirs : meeting.known);
    if (meeting.kind === 'take') this.changedOn = on;
    this.settleBeside();
    if (!this.options.same(before, this.kept.content)) this.options.onReplace(this.kept.content);
  }

  /** After another tab's news: it saves; this one does when that has not happened for long. */
  private settleBeside(): void {
    const { state } = this.store.get();
    const { base, synced } = this.kept;
    if (state.kind === 'conflict' && !synced && (base ?? 0) < state.latest.version) return;
    if (this.sending) return;
    this.show(this.restingState());
    if (synced || this.options.remote === null) this.turn.cancel();
    else this.turn.after(otherTabMs);
  }

  private keep(kept: Kept<T>): void {
    this.hold(kept);
    const { mirror } = this.options;
    // A page that was left, and hears late of its last save: the page after it may have gone on.
    if (this.closed && mirror.find()?.stamp !== kept.stamp) return;
    const keptHere = mirror.keep(kept);
    if (keptHere !== this.store.get().keptHere) this.store.set({ ...this.store.get(), keptHere });
  }

  private hold(kept: Kept<T>): void {
    this.kept = kept;
    if (!this.options.same(kept.content, this.contentStore.get())) this.contentStore.set(kept.content);
  }

  private show(state: DocumentState<L>): void {
    this.store.set({ ...this.store.get(), state });
  }
}
