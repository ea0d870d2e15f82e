/**
 * Everything that a workbench page does for one exercise, without React: the draft, running, submitting, the attempts.
 * Made once per page and opened and closed with it.
 */

import type { QueryClient } from '@tanstack/react-query';
import type { KeyValue } from '@/lib/client/documents/storage';
import { Store } from '@/lib/client/documents/store';
import type { OpenTabLink } from '@/lib/client/documents/tabs';
import type { Revision } from '@/lib/core/exercise/revision';
import { grade } from '@/lib/core/grader/grade';
import type { WorkbenchApi } from './api';
import { AttemptsList } from './attempts-list';
import { visitor } from './draft-store';
import { DraftSync } from './draft-sync';
import { type ClosableSandbox, LocalRun } from './local-run';
import type { Mode } from './result-view';
import { type Sample, type SampleCall, sampleFunctions } from './sample';
import { Submission } from './submission';
import { takenOverEvent } from './visitor-record';
import { VisitorSubmission } from './visitor-submission';

interface Options {
  /** The public view. */
  readonly revision: Revision;
  /** Null for a visitor. */
  readonly viewerId: string | null;
  readonly storage: KeyValue;
  /** The other tabs of this browser. */
  readonly openTabs: OpenTabLink;
  readonly api: WorkbenchApi;
  /** Of the page. */
  readonly queries: QueryClient;
  readonly makeSandbox: () => ClosableSandbox;
  readonly makeId: () => string;
  /** The code on the screen has to become this. */
  readonly onReplace: (source: string) => void;
}

export class WorkbenchSession {
  readonly draft: DraftSync;
  readonly run: LocalRun;
  readonly submission: Submission | VisitorSubmission;
  readonly attempts: AttemptsList;
  readonly mode = new Store<Mode>('run');
  /** The code that was last run here; null before. */
  readonly ran = new Store<string | null>(null);
  private stopListening = () => {};

  constructor(private readonly options: Options) {
    const { revision, viewerId, storage, api, makeId } = options;
    const { slug } = revision;
    const owner = viewerId ?? visitor;
    this.draft = new DraftSync({
      slug,
      owner,
      storage,
      openTabs: options.openTabs,
      starter: revision.starter,
      api: viewerId === null ? null : api,
      onReplace: options.onReplace,
    });
    this.run = new LocalRun(revision, grade, options.makeSandbox);
    this.attempts = new AttemptsList(
      slug,
      viewerId === null ? { visitor: storage } : { api, queries: options.queries },
    );
    const onChange = () => void this.attempts.reload();
    this.submission =
      viewerId === null
        ? new VisitorSubmission({ slug, revisionId: revision.id, storage, api, makeId, onChange })
        : new Submission({ slug, owner, storage, api, makeId, onChange });
  }

  /**
   * Goes on where this browser and the server left off; resolves once the code to show is known.
   * Never runs code: it may be what hung.
   */
  async open(): Promise<void> {
    this.listen();
    this.run.warm();
    this.submission.resume();
    if (this.submission.state.get().kind !== 'idle') this.mode.set('submit');
    void this.resumeVerifying();
    await this.draft.start();
  }

  close(): void {
    this.stopListening();
    this.draft.flush();
    this.draft.close();
    this.run.close();
    this.submission.close();
    this.attempts.close();
  }

  /** Grades the code on the screen with the public checks. */
  runNow(): void {
    this.mode.set('run');
    this.gradeHere();
  }

  submit(): void {
    const { revision } = this.options;
    const id = this.submission.submit({
      slug: revision.slug,
      revisionId: revision.id,
      source: this.draft.source,
      provisional: this.findOutcomes(),
    });
    if (id === null) return;
    this.mode.set('submit');
    this.draft.flush();
    this.gradeHere();
  }

  stop(): void {
    this.run.stop();
  }

  /** What functions of the code return, to draw them; null where it does not run. */
  sample = (source: string, calls: readonly SampleCall[]): Promise<Sample | null> =>
    sampleFunctions(this.run.borrow(), this.options.revision, source, calls);

  /** What the public checks said of this very code, if it was run here. */
  private findOutcomes() {
    const state = this.run.state.get();
    if (state.kind !== 'done' || this.ran.get() !== this.draft.source) return undefined;
    return state.report.checks.map(({ name, outcome }) => ({ name, outcome }));
  }

  private async resumeVerifying(): Promise<void> {
    await this.attempts.open();
    const [latest] = this.attempts.state.get().attempts;
    if (latest?.state !== 'pending' || !(this.submission instanceof Submission)) return;
    this.submission.watch(latest);
    this.mode.set('submit');
  }

  private gradeHere(): void {
    this.ran.set(this.draft.source);
    // A sandbox that cannot start is shown as our fault; the error is for whoever looks into the console.
    this.run.start(this.draft.source).catch(console.error);
  }

  private listen(): void {
    const flush = () => this.draft.flush();
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') this.draft.flush();
      else void this.draft.refresh();
    };
    const onOnline = () => {
      this.draft.flush();
      this.submission.resume();
    };
    // Back from the browser's cache of pages: what the other tabs said meanwhile was not heard.
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) void this.draft.refresh();
    };
    const onTakenOver = () => {
      void this.draft.refresh();
      void this.attempts.reload();
    };
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener(takenOverEvent, onTakenOver);
    window.addEventListener('pagehide', flush);
    window.addEventListener('online', onOnline);
    window.addEventListener('pageshow', onShow);
    this.stopListening = () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener(takenOverEvent, onTakenOver);
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('online', onOnline);
      window.removeEventListener('pageshow', onShow);
    };
  }
}
