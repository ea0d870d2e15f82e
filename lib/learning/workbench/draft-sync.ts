/** A student's code as a versioned document: its mirror is the draft store, its server the drafts API. */
import { z } from 'zod';
import type { DocumentState, Latest, Remote, Replaced, SaveAnswer } from '@/lib/client/documents/document';
import type { Kept } from '@/lib/client/documents/kept';
import type { KeyValue } from '@/lib/client/documents/storage';
import { type Readable, viewOf } from '@/lib/client/documents/store';
import type { OpenTabLink } from '@/lib/client/documents/tabs';
import { VersionedDocument } from '@/lib/client/documents/versioned-document';
import type { ServerAnswer } from '@/lib/platform/contract/call';
import type { WorkbenchApi } from './api';
import { draftKey, findLocalDraft, saveLocalDraft, setAside } from './draft-store';
import { draftConflict, type ServerDraft } from './endpoints';

export type DraftState =
  /** The server has what is on the screen, or nothing was typed yet (`version` null). */
  | { readonly kind: 'saved'; readonly version: number | null }
  /** Typed, and about to be sent or being sent. */
  | { readonly kind: 'saving' }
  /** The server cannot be reached, or asks for patience; tried again by itself. */
  | { readonly kind: 'offline' | 'busy' }
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
  /** The other tabs of this browser. */
  readonly openTabs: OpenTabLink;
  /** Null for a visitor. */
  readonly api: DraftApi | null;
  /** The code on the screen has to become this: another tab or device changed it. */
  readonly onReplace: (source: string) => void;
}

type DraftApi = Pick<WorkbenchApi, 'getDraft' | 'putDraft'>;
interface LatestDraft extends Latest<string> {
  readonly draft: ServerDraft;
}

const whyAside: Readonly<Record<Replaced, string>> = {
  'theirs, for mine': 'saved on another device',
  'mine, for theirs': "replaced by another device's",
  "mine, for another tab's": "replaced by another tab's",
};

export class DraftSync {
  readonly status: Readable<DraftStatus>;
  /** The code on the screen. */
  readonly text: Readable<string>;
  private readonly document: VersionedDocument<string, LatestDraft>;

  constructor({ slug, owner, starter, storage, openTabs, api, onReplace }: Options) {
    this.document = new VersionedDocument({
      name: draftKey(owner, slug),
      owner: api && owner,
      opened: { content: starter, base: null },
      schema: z.string(),
      same: (a, b) => a === b,
      mirror: draftMirror(storage, owner, slug),
      remote: api && draftRemote(api, slug),
      openTabs,
      pauseMs: 1000,
      onReplace,
      onSetAside: (source, why) => setAside(storage, owner, slug, source, whyAside[why]),
    });
    this.status = viewOf(this.document.status, ({ state, keptHere }) => ({ state: draftState(state), keptHere }));
    this.text = this.document.content;
  }

  get source(): string {
    return this.text.get();
  }

  /** Finds out what the server has, then sends or takes what is newer. Resolves also when it cannot be reached. */
  start(): Promise<void> {
    return this.document.open();
  }

  /** Asks the other tabs and the server whether it was changed meanwhile; silent when none answers. */
  async refresh(): Promise<void> {
    await this.document.refresh();
  }

  edit(source: string): void {
    this.document.edit(source);
  }

  /** Sends what is unsent now: the page is about to be hidden or closed, or the connection is back. */
  flush(): void {
    void this.document.flush();
  }

  /** Ends a conflict with the code on the screen; the other code is set aside in this browser. */
  keepMine(): void {
    this.document.keepMine();
  }

  /** Ends a conflict with the other device's code; the code on the screen is set aside in this browser. */
  takeTheirs(): void {
    this.document.takeTheirs();
  }

  close(): void {
    this.document.close();
  }
}

function draftState(state: DocumentState<LatestDraft>): DraftState {
  switch (state.kind) {
    case 'pending':
      return { kind: 'saving' };
    case 'conflict':
      return { kind: 'conflict', theirs: state.latest.draft };
    case 'local':
      return { kind: 'visitor' };
    case 'saving':
    case 'offline':
    case 'busy':
      return { kind: state.kind };
    default:
      return state;
  }
}

function draftMirror(storage: KeyValue, owner: string, slug: string) {
  return {
    find: () => {
      const found = findLocalDraft(storage, owner, slug);
      if (!found) return null;
      const { source, baseVersion, ...rest } = found;
      return { ...rest, content: source, base: baseVersion };
    },
    keep: ({ content, base, synced, sent, stamp }: Kept<string>) =>
      saveLocalDraft(storage, owner, slug, { source: content, baseVersion: base, synced, sent: [...sent], stamp }),
  };
}

function draftRemote(api: DraftApi, slug: string): Remote<string, LatestDraft> {
  return {
    find: async () => {
      const answer = await api.getDraft(slug);
      if (answer.kind !== 'ok') return null;
      const { draft } = answer.value;
      return { latest: draft && latestOf(draft) };
    },
    save: async (source, base) => saveAnswer(await api.putDraft(slug, source, base)),
  };
}

function saveAnswer(answer: ServerAnswer<{ version: number }>): SaveAnswer<LatestDraft> {
  switch (answer.kind) {
    case 'ok':
      return { kind: 'saved', version: answer.value.version };
    case 'refused': {
      const conflict = draftConflict.safeParse(answer.body);
      if (answer.status === 409 && conflict.success) return { kind: 'conflict', latest: latestOf(conflict.data.draft) };
      return { kind: 'refused', message: answer.message };
    }
    default:
      return answer;
  }
}

const latestOf = (draft: ServerDraft): LatestDraft => ({ content: draft.source, version: draft.version, draft });
