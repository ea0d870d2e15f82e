/** An exercise's folder as a versioned document. Its mirror in this browser holds only what the server does not have. */

import { z } from 'zod';
import type { DocumentStatus, Latest, Unavailable } from '@/lib/client/documents/document';
import type { Kept } from '@/lib/client/documents/kept';
import { findStored, type KeyValue } from '@/lib/client/documents/storage';
import { type Readable, viewOf } from '@/lib/client/documents/store';
import type { OpenTabLink } from '@/lib/client/documents/tabs';
import { VersionedDocument } from '@/lib/client/documents/versioned-document';
import { own } from '@/lib/core/text/own';
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
  | { readonly kind: 'pending' | 'saving' | 'offline' | 'busy'; readonly keptHere: boolean }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'conflict'; readonly latest: Theirs };

export type FolderSaveAnswer =
  | { readonly kind: 'saved'; readonly version: number }
  | { readonly kind: 'conflict'; readonly latest: Theirs }
  | { readonly kind: 'refused'; readonly message: string }
  | Unavailable;

export interface AutosaveOptions {
  readonly slug: string;
  /** Whose text it is: in a staff room several authors share one browser. */
  readonly owner: string;
  readonly storage: KeyValue;
  /** The other tabs of this browser. */
  readonly openTabs: OpenTabLink;
  readonly opened: Opened;
  readonly send: (files: Folder, baseVersion: number) => Promise<FolderSaveAnswer>;
  /** The newest version on the server; null when it cannot be had. */
  readonly findLatest: () => Promise<Theirs | null>;
  /** What is on the screen has to become this: another tab or another author changed it. */
  readonly onReplace?: (files: Folder) => void;
}

const folder = z.record(z.string(), z.string());
const mirrorSchema = z.object({
  files: folder,
  base: z.number(),
  sent: z.array(folder).default([]),
  stamp: z.number().default(0),
});

interface LatestFolder extends Latest<Folder> {
  readonly theirs: Theirs;
}

export class Autosave {
  readonly state: Readable<SaveState>;
  /** What is on the screen. */
  readonly files: Readable<Folder>;
  /** What the editor opens with: the unsaved text of this browser, or else the server's. */
  readonly start: Folder;
  private readonly document: VersionedDocument<Folder, LatestFolder>;

  constructor({ slug, owner, storage, openTabs, opened, send, findLatest, onReplace = () => {} }: AutosaveOptions) {
    const key = `nabla.studio.${owner}.${slug}`;
    this.document = new VersionedDocument({
      name: key,
      owner,
      opened: { content: opened.files, base: opened.version },
      schema: folder,
      same: sameFolder,
      mirror: folderMirror(storage, key),
      remote: {
        save: async (files, base) => {
          const answer = await send(files, base ?? opened.version);
          return answer.kind === 'conflict' ? { kind: 'conflict', latest: latestOf(answer.latest) } : answer;
        },
        find: async () => {
          const latest = await findLatest();
          return latest && { latest: latestOf(latest) };
        },
      },
      openTabs,
      pauseMs: 800,
      onReplace,
      // A colleague's version that gives way stays in the history.
      onSetAside: (files, why) => why !== 'theirs, for mine' && keepAside(storage, owner, slug, files),
    });
    this.files = this.document.content;
    this.start = this.files.get();
    this.state = viewOf(this.document.status, saveState);
    // Typed before a crash. The server refuses it if somebody saved since, and says what is there.
    this.document.resume();
  }

  /** Joins the other tabs of this browser, and asks the server what is there by now. */
  open(): Promise<void> {
    return this.document.open();
  }

  /** What the author has now. */
  change(files: Folder): void {
    this.document.edit(files);
  }

  /** Of a conflict: the author's own text becomes the next version; the colleague's stays in the history. */
  keepMine(): void {
    this.document.keepMine();
  }

  /** Of a conflict: returns the colleague's text, which takes the place of the author's; that is set aside in this browser. */
  takeTheirs(): Folder | null {
    if (this.state.get().kind !== 'conflict') return null;
    this.document.takeTheirs();
    return this.files.get();
  }

  /** Sends what waits; resolves with the version saved, or null where it could not be. */
  flush(): Promise<number | null> {
    return this.document.flush();
  }

  /** Where a colleague saved and nothing is unsaved here, goes on with theirs: returns it, null where nothing is new. */
  async refresh(): Promise<Theirs | null> {
    return (await this.document.refresh())?.theirs ?? null;
  }

  close(): void {
    this.document.close();
  }
}

function saveState({ state, keptHere }: DocumentStatus<LatestFolder>): SaveState {
  switch (state.kind) {
    case 'saved':
      return { kind: 'saved', version: state.version ?? 0 };
    case 'conflict':
      return { kind: 'conflict', latest: state.latest.theirs };
    case 'refused':
      return state;
    case 'local':
      throw new Error('The studio has a server to save to.');
    default:
      return { kind: state.kind, keptHere };
  }
}

function folderMirror(storage: KeyValue, key: string) {
  return {
    find: () => {
      const found = findStored(storage, key, mirrorSchema);
      return found && { ...found, content: found.files, synced: false };
    },
    keep: ({ content, base, synced, sent, stamp }: Kept<Folder>) => {
      if (!synced) return storage.set(key, JSON.stringify({ files: content, base, sent, stamp }));
      storage.remove(key);
      return true;
    },
  };
}

const latestOf = (theirs: Theirs): LatestFolder => ({ content: theirs.files, version: theirs.version, theirs });

function sameFolder(a: Folder, b: Folder): boolean {
  const paths = Object.keys(a);
  return a === b || (paths.length === Object.keys(b).length && paths.every((path) => own(a, path) === own(b, path)));
}
