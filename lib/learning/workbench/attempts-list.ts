/** The attempts at one exercise, newest first: from the server for students, from this browser for visitors. */
import { type QueryClient, QueryObserver, type QueryObserverResult } from '@tanstack/react-query';
import type { KeyValue } from '@/lib/client/documents/storage';
import { type Readable, Store } from '@/lib/client/documents/store';
import type { ReceivedAttempt } from '@/lib/learning/attempts/view';
import { NotAnswered, valueFrom } from '@/lib/platform/contract/query';
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
  /** `unreachable` and `busy`: asked again by itself. */
  readonly kind: 'loading' | 'ready' | 'unreachable' | 'busy';
  /** What is known; still there when a reload failed. */
  readonly attempts: readonly ListedAttempt[];
}

interface Server {
  readonly api: Pick<WorkbenchApi, 'getAttempts'>;
  readonly queries: QueryClient;
}
type Received = { readonly attempts: readonly ReceivedAttempt[] };

export class AttemptsList {
  readonly state: Readable<AttemptsState>;
  private readonly store = new Store<AttemptsState>({ kind: 'loading', attempts: [] });
  private readonly observer: QueryObserver<Received> | null;
  private unsubscribe = () => {};

  constructor(
    private readonly slug: string,
    private readonly source: Server | { readonly visitor: KeyValue },
  ) {
    this.state = this.store;
    this.observer = 'visitor' in source ? null : observe(slug, source);
  }

  /** Resolves once they are known, or could not be. From here on they are asked for again when the page is looked at again. */
  async open(): Promise<void> {
    if (!this.observer) return this.readVisitors();
    this.unsubscribe = this.observer.subscribe((result) => this.store.set(stateOf(result)));
    await this.observer.refetch({ cancelRefetch: false });
  }

  close(): void {
    this.unsubscribe();
  }

  /** There are others now. */
  async reload(): Promise<void> {
    if (this.observer) await this.observer.refetch();
    else this.readVisitors();
  }

  private readVisitors(): void {
    if (!('visitor' in this.source)) return;
    const attempts = listVisitorAttempts(this.source.visitor, this.slug).map((attempt) => ({
      ...attempt,
      state: attempt.outcome === null ? ('pending' as const) : ('verified' as const),
    }));
    this.store.set({ kind: 'ready', attempts });
  }
}

function observe(slug: string, { api, queries }: Server): QueryObserver<Received> {
  return new QueryObserver<Received>(queries, {
    queryKey: ['attempts', slug],
    queryFn: async () => valueFrom(await api.getAttempts(slug)),
  });
}

/** What failed is told with the first failure, not after the last. */
function stateOf({ data, failureReason }: QueryObserverResult<Received>): AttemptsState {
  const attempts = data?.attempts ?? [];
  if (failureReason === null) return { kind: data ? 'ready' : 'loading', attempts };
  const isBusy = failureReason instanceof NotAnswered && failureReason.answer.kind === 'busy';
  return { kind: isBusy ? 'busy' : 'unreachable', attempts };
}
