/** Grading in the browser: provisional, with public checks only, shown a check at a time. */

import { type Readable, Store } from '@/lib/client/documents/store';
import type { Revision } from '@/lib/core/exercise/revision';
import type { CheckReport, Report } from '@/lib/core/grader/report';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';

export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly run: number; readonly checks: readonly CheckReport[]; readonly total: number }
  | { readonly kind: 'done'; readonly run: number; readonly report: Report }
  | { readonly kind: 'stopped'; readonly run: number }
  /** Our fault: the sandbox could not be started at all. */
  | { readonly kind: 'broken'; readonly run: number };

/** What a run needs of the browser's sandbox: closing it ends whatever runs. */
export type ClosableSandbox = Sandbox & { warm(): void; close(): void };

type Grade = (
  revision: Revision,
  source: string,
  sandbox: Sandbox,
  onCheck: (index: number, report: CheckReport) => void,
) => Promise<Report>;

export class LocalRun {
  readonly state: Readable<RunState>;
  private readonly store = new Store<RunState>({ kind: 'idle' });
  private sandbox: ClosableSandbox | null = null;
  private run = 0;

  constructor(
    private readonly revision: Revision,
    private readonly grade: Grade,
    private readonly makeSandbox: () => ClosableSandbox,
  ) {
    this.state = this.store;
  }

  /** Starts the worker before it is needed. */
  warm(): void {
    this.ready().warm();
  }

  /** Grades the source; an earlier run that is still under way is stopped. */
  async start(source: string): Promise<void> {
    if (this.store.get().kind === 'running') this.discard();
    const run = ++this.run;
    const checks: CheckReport[] = [];
    const show = () => {
      this.store.set({ kind: 'running', run, checks: [...checks], total: this.revision.checks.length });
    };
    show();
    const onCheck = (_index: number, report: CheckReport) => {
      if (run !== this.run) return;
      checks.push(report);
      show();
    };
    try {
      const report = await this.grade(this.revision, source, this.ready(), onCheck);
      if (run === this.run) this.store.set({ kind: 'done', run, report });
    } catch (error) {
      if (run !== this.run) return;
      this.discard();
      this.store.set({ kind: 'broken', run });
      throw error;
    }
  }

  stop(): void {
    if (this.store.get().kind !== 'running') return;
    this.discard();
    this.store.set({ kind: 'stopped', run: this.run });
    this.warm();
  }

  /** The sandbox for something else than grading, such as drawing. Stopping a run ends what it does, with a fault. */
  borrow(): Sandbox {
    return this.ready();
  }

  /** Forgets the results, such as those of code that was replaced. */
  clear(): void {
    if (this.store.get().kind === 'running') this.discard();
    this.store.set({ kind: 'idle' });
  }

  close(): void {
    this.discard();
  }

  private ready(): ClosableSandbox {
    this.sandbox ??= this.makeSandbox();
    return this.sandbox;
  }

  private discard(): void {
    this.run += 1;
    this.sandbox?.close();
    this.sandbox = null;
  }
}
