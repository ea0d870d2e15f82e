/**
 * Everything that a studio page does with one exercise's folder, without React: its text and where that is kept, which
 * file is open, what baking and the server say of it. Made once per page and opened and closed with it.
 */

import type { Readable } from '@/lib/client/documents/store';
import { Store } from '@/lib/client/documents/store';
import { type Diagnostic, hasErrors } from '@/lib/core/exercise/diagnostics';
import type { Revision } from '@/lib/core/exercise/revision';
import { own } from '@/lib/core/text/own';
import { Autosave, type AutosaveOptions, type SaveState, type Theirs } from './autosave';
import { undoChange } from './inverse-edit';
import type { Folder } from './limits';
import { withNewFile } from './new-file';

/** Which file is open, and where in it the caret shall be; a new object for each wish. */
export interface Place {
  readonly file: string;
  readonly goTo: { readonly line: number } | null;
}

/** What the last baking in this browser said, and of which text. */
export interface Baked {
  readonly diagnostics: readonly Diagnostic[];
  readonly revision: Revision | null;
  readonly files: ReadonlyMap<string, string>;
}

/** Takes a change back; returns the files that were changed since in the same place and are left as they are. */
export type Undo = () => readonly string[];

interface Options extends AutosaveOptions {
  /** A colleague saved, and their version is on the screen now. */
  readonly onTheirs: (theirs: Theirs) => void;
}

const main = 'exercise.yaml';
/** How often a page that lies open asks what colleagues saved: the document itself, which waits here until it is saved, and no query. */
const refreshMs = 30_000;

export class StudioSession {
  readonly files: Readable<Folder>;
  readonly saving: Readable<SaveState>;
  readonly place = new Store<Place>({ file: main, goTo: null });
  readonly baked = new Store<Baked | null>(null);
  /** What kept the server from publishing; empty again with the next change. */
  readonly serverSaid = new Store<readonly Diagnostic[]>([]);
  private readonly autosave: Autosave;
  private stopListening = () => {};

  constructor(private readonly options: Options) {
    this.autosave = new Autosave(options);
    this.files = this.autosave.files;
    this.saving = this.autosave.state;
  }

  open(): void {
    this.listen();
    void this.autosave.open();
  }

  /** What waits is sent all the same. */
  close(): void {
    this.stopListening();
    void this.autosave.flush();
    this.autosave.close();
  }

  /** Changes what is there by now, which need not be what was on the screen when the change was thought of. */
  edit(change: (now: Folder) => Folder): Undo {
    const before = this.files.get();
    const after = change(before);
    this.serverSaid.set([]);
    this.autosave.change(after);
    return () => {
      const { files, left } = undoChange(this.files.get(), before, after);
      this.autosave.change(files);
      return left;
    };
  }

  setText(path: string, text: string): Undo {
    return this.edit((now) => ({ ...now, [path]: text }));
  }

  /** Opens a file that is there. */
  show(file: string, line: number | null = null): void {
    const isThere = file in this.files.get();
    this.place.set({ file: isThere ? file : this.place.get().file, goTo: line === null ? null : { line } });
  }

  addFile(path: string): void {
    this.edit((now) => withNewFile(now, path));
    this.show(path);
  }

  deleteFile(path: string): Undo {
    const undo = this.edit((now) => without(now, path));
    this.show(main);
    return undo;
  }

  renameFile(from: string, to: string): void {
    this.edit((now) => ({ ...without(now, from), [to]: own(now, from) ?? '' }));
    this.show(to);
  }

  /** Saves what waits; resolves with the version, or null where it could not be saved. */
  save(): Promise<number | null> {
    return this.autosave.flush();
  }

  keepMine(): void {
    this.autosave.keepMine();
  }

  takeTheirs(): void {
    this.autosave.takeTheirs();
  }

  private listen(): void {
    const refresh = () => void this.refresh();
    const flush = () => void this.autosave.flush();
    // Back from the browser's cache of pages: what other tabs said meanwhile was not heard.
    const onShow = (event: PageTransitionEvent) => event.persisted && refresh();
    const onVisibility = () => (document.visibilityState === 'hidden' ? flush() : refresh());
    const timer = setInterval(() => document.visibilityState === 'visible' && refresh(), refreshMs);
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('pageshow', onShow);
    window.addEventListener('online', flush);
    this.stopListening = () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pageshow', onShow);
      window.removeEventListener('online', flush);
    };
  }

  private async refresh(): Promise<void> {
    const theirs = await this.autosave.refresh();
    if (theirs) this.options.onTheirs(theirs);
  }
}

/** Whether exactly this text baked without errors. */
export function isClean(baked: Baked | null, files: ReadonlyMap<string, string>): boolean {
  return baked !== null && baked.files === files && baked.revision !== null && !hasErrors(baked.diagnostics);
}

function without(files: Folder, path: string): Folder {
  return Object.fromEntries(Object.entries(files).filter(([other]) => other !== path));
}
