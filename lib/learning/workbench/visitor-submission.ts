/** Submitting without an account: the server verifies the code and stores nothing; the attempt is kept in this browser. */

import type { KeyValue } from '@/lib/client/documents/storage';
import { type Readable, Store } from '@/lib/client/documents/store';
import { patienceMs } from '@/lib/client/documents/unavailable';
import type { Submitted, WorkbenchApi } from './api';
import {
  type SubmissionPort,
  type SubmissionProgress,
  type SubmissionState,
  sending,
  sendingAgain,
} from './submission';
import { keepVisitorAttempt, listVisitorAttempts, type VisitorAttempt } from './visitor-record';

interface Options {
  readonly slug: string;
  readonly revisionId: string;
  readonly storage: KeyValue;
  readonly api: Pick<WorkbenchApi, 'verify'>;
  readonly makeId: () => string;
  readonly onChange: () => void;
}

export class VisitorSubmission implements SubmissionPort {
  readonly state: Readable<SubmissionState>;
  private readonly store = new Store<SubmissionState>({ kind: 'idle' });
  private closed = false;
  private wake: (() => void) | null = null;

  constructor(private readonly options: Options) {
    this.state = this.store;
  }

  submit({ slug, source }: Submitted): string | null {
    const state = this.store.get();
    if (state.kind === 'sending' && state.source === source) return null;
    const id = this.options.makeId();
    const attempt = { id, slug, source, submittedAt: new Date(), outcome: null, score: null, maxScore: null };
    this.keep(attempt);
    void this.verify(attempt);
    return id;
  }

  /** Verifies what a reload or a lost connection left unverified, and tries at once if it was waiting to try again. */
  resume(): void {
    this.closed = false;
    this.wake?.();
    const [latest] = listVisitorAttempts(this.options.storage, this.options.slug);
    if (latest?.outcome === null && this.store.get().kind === 'idle') void this.verify(latest);
  }

  close(): void {
    this.closed = true;
  }

  private async verify(attempt: VisitorAttempt): Promise<void> {
    const { id, slug, source } = attempt;
    const { revisionId, api } = this.options;
    this.store.set({ id, source, ...sending });
    for (let failures = 1; this.isLatest(id) && !this.closed; failures++) {
      const answer = await api.verify({ slug, revisionId, source });
      if (answer.kind === 'ok') {
        const { report } = answer.value;
        this.keep({ ...attempt, outcome: report.outcome, score: report.score, maxScore: report.maxScore });
        return this.show(id, report.outcome === 'error' ? { kind: 'fault' } : { kind: 'verified', report });
      }
      if (answer.kind === 'refused') return this.show(id, { kind: 'refused', message: answer.message });
      this.show(id, sendingAgain(answer));
      await this.sleep(patienceMs(answer, failures));
    }
  }

  private show(id: string, progress: SubmissionProgress): void {
    const state = this.store.get();
    if (state.kind !== 'idle' && state.id === id) this.store.set({ id, source: state.source, ...progress });
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
