/** Submitting without an account: the server verifies the code and stores nothing; the attempt is kept in this browser. */
import type { Report } from '@/lib/grader/report';
import type { Submitted, WorkbenchApi } from './api';
import type { KeyValue } from './storage';
import { backOffMs, type Readable, Store } from './store';
import type { SubmissionPort, SubmissionProgress, SubmissionState } from './submission';
import { keepVisitorAttempt, type VisitorAttempt } from './visitor-record';

interface Options {
  readonly storage: KeyValue;
  readonly api: Pick<WorkbenchApi, 'verify'>;
  readonly makeId: () => string;
  readonly onChange: () => void;
}

export class VisitorSubmission implements SubmissionPort {
  readonly state: Readable<SubmissionState>;
  private readonly store = new Store<SubmissionState>({ kind: 'idle' });
  private lastSource: string | null = null;
  private closed = false;
  private wake: (() => void) | null = null;

  constructor(private readonly options: Options) {
    this.state = this.store;
  }

  submit(submitted: Submitted): string | null {
    if (this.store.get().kind === 'sending' && this.lastSource === submitted.source) return null;
    this.lastSource = submitted.source;
    const id = this.options.makeId();
    const attempt = { id, slug: submitted.slug, source: submitted.source, submittedAt: new Date() };
    this.keep({ ...attempt, outcome: null, score: null, maxScore: null });
    this.store.set({ id, source: submitted.source, kind: 'sending', offline: false });
    void this.verify(id, submitted, attempt);
    return id;
  }

  resume(): void {
    this.closed = false;
    this.wake?.();
  }

  close(): void {
    this.closed = true;
  }

  private async verify(
    id: string,
    submitted: Submitted,
    attempt: Pick<VisitorAttempt, 'id' | 'slug' | 'source' | 'submittedAt'>,
  ): Promise<void> {
    for (let failures = 0; this.isLatest(id) && !this.closed; ) {
      const answer = await this.options.api.verify(submitted);
      if (answer.kind === 'ok') {
        const { report } = answer.value;
        this.keep({ ...attempt, outcome: report.outcome, score: report.score, maxScore: report.maxScore });
        return this.settle(id, report);
      }
      if (!this.isLatest(id)) return;
      if (answer.kind === 'refused') return this.show({ kind: 'refused', message: answer.message });
      this.show({ kind: 'sending', offline: true });
      failures += 1;
      await this.sleep(backOffMs(failures));
    }
  }

  private settle(id: string, report: Report): void {
    if (!this.isLatest(id)) return;
    this.show(report.outcome === 'error' ? { kind: 'fault' } : { kind: 'verified', report });
  }

  private show(progress: SubmissionProgress): void {
    const state = this.store.get();
    if (state.kind !== 'idle') this.store.set({ id: state.id, source: state.source, ...progress });
  }

  private keep(attempt: VisitorAttempt): void {
    keepVisitorAttempt(this.options.storage, attempt);
    this.options.onChange();
  }

  private isLatest(id: string): boolean {
    const state = this.store.get();
    return state.kind !== 'idle' && state.id === id;
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
