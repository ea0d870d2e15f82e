/** The attempts at one exercise, newest first: from the server for students, from this browser for visitors. */

import type { KeyValue } from '@/lib/client/documents/storage';
import { type Readable, Store } from '@/lib/client/documents/store';
import type { ReceivedAttempt } from '@/lib/learning/attempts/view';
import type { WorkbenchApi } from './api';
import { listVisitorAttempts } from './visitor-record';

export interface ListedAttempt {
  readonly id: string;
  readonly source: string;
  readonly submittedAt: Date;
  readonly state: ReceivedAttempt['state'];
  readonly outcome: ReceivedAttempt['outcome'];
  readonly score: number | null;
  readonly maxScore: number | null;
}

export interface AttemptsState {
  readonly kind: 'loading' | 'ready' | 'unreachable' | 'busy';
  /** What is known; still there when a reload failed. */
  readonly attempts: readonly ListedAttempt[];
}

export class AttemptsList {
  readonly state: Readable<AttemptsState>;
  private readonly store = new Store<AttemptsState>({ kind: 'loading', attempts: [] });

  constructor(
    private readonly slug: string,
    private readonly source: { readonly api: Pick<WorkbenchApi, 'getAttempts'> } | { readonly visitor: KeyValue },
  ) {
    this.state = this.store;
  }

  async reload(): Promise<void> {
    if ('visitor' in this.source) {
      const attempts = listVisitorAttempts(this.source.visitor, this.slug).map((attempt) => ({
        ...attempt,
        state: attempt.outcome === null ? ('pending' as const) : ('verified' as const),
      }));
      this.store.set({ kind: 'ready', attempts });
      return;
    }
    const answer = await this.source.api.getAttempts(this.slug);
    if (answer.kind === 'ok') this.store.set({ kind: 'ready', attempts: answer.value.attempts });
    else this.store.set({ ...this.store.get(), kind: answer.kind === 'busy' ? 'busy' : 'unreachable' });
  }
}
