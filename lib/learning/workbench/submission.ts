/**
 * From the Submit button to the verdict. The attempt's id is made here, once; it is kept in the browser with the code
 * until the server acknowledged it, so that a lost connection or a reload sends the same attempt again, never another.
 */
import { z } from 'zod';
import type { Unavailable } from '@/lib/client/documents/document';
import { findStored, type KeyValue } from '@/lib/client/documents/storage';
import { type Readable, Store } from '@/lib/client/documents/store';
import { patienceMs } from '@/lib/client/documents/unavailable';
import type { Report } from '@/lib/core/grader/report';
import { provisionalSchema } from '@/lib/learning/attempts/provisional';
import type { ReceivedAttempt } from '@/lib/learning/attempts/view';
import type { Submitted, WorkbenchApi } from './api';

const pendingAttempt = z.object({
  id: z.string(),
  slug: z.string(),
  revisionId: z.string(),
  source: z.string(),
  provisional: provisionalSchema.optional(),
});
/** An attempt as it leaves the browser. */
export type PendingAttempt = z.infer<typeof pendingAttempt>;
const outbox = z.array(pendingAttempt);

export type SubmissionState =
  | { readonly kind: 'idle' }
  | ({ readonly id: string /** As submitted. */; readonly source: string } & SubmissionProgress);

export type SubmissionProgress =
  /** Not acknowledged yet: no connection, or a server that asks for patience. Sent again by itself. */
  | { readonly kind: 'sending'; readonly offline: boolean; readonly busy: boolean }
  /** The server has it. */
  | { readonly kind: 'verifying' }
  | { readonly kind: 'verified'; readonly report: Report }
  /** Our fault: stored, but it could not be graded. */
  | { readonly kind: 'fault' }
  | { readonly kind: 'refused'; readonly message: string };

/** What a workbench needs of a submission; students' and visitors' differ behind it. */
export interface SubmissionPort {
  readonly state: Readable<SubmissionState>;
  /** Returns the attempt's id, or null when this is the second click on the same code. */
  submit(submitted: Submitted): string | null;
  /** Goes on with what a reload interrupted. */
  resume(): void;
  close(): void;
}

interface Options {
  readonly slug: string;
  readonly owner: string;
  readonly storage: KeyValue;
  readonly api: Pick<WorkbenchApi, 'postAttempt' | 'getAttempt'>;
  readonly makeId: () => string;
  /** The server acknowledged, or settled, an attempt: lists of attempts are out of date. */
  readonly onChange: () => void;
}

/** On its way for the first time. */
export const sending = { kind: 'sending', offline: false, busy: false } as const;

export function sendingAgain({ kind }: Unavailable): SubmissionProgress {
  return { kind: 'sending', offline: kind === 'unreachable', busy: kind === 'busy' };
}

const waitSeconds = 10;
/** A second click within this time on unchanged code is a double click. */
const doubleClickMs = 1000;

export class Submission implements SubmissionPort {
  readonly state: Readable<SubmissionState>;
  private readonly store = new Store<SubmissionState>({ kind: 'idle' });
  private last: { readonly source: string; readonly at: number } | null = null;
  private delivering = false;
  private closed = false;
  private wake: (() => void) | null = null;
  /** The server asked for patience: a connection that came back is no reason to ask sooner. */
  private isAskedToWait = false;
  /** Every exercise's: a student who moved on still gets the attempt of the page before delivered. */
  private unsent: readonly PendingAttempt[] = [];

  constructor(private readonly options: Options) {
    this.state = this.store;
  }

  submit(submitted: Submitted): string | null {
    const state = this.store.get();
    const unsettled = state.kind === 'sending' || state.kind === 'verifying';
    const recent = this.last !== null && Date.now() - this.last.at < doubleClickMs;
    if (this.last?.source === submitted.source && (unsettled || recent)) return null;
    this.last = { source: submitted.source, at: Date.now() };
    const { slug, revisionId, source, provisional } = submitted;
    const id = this.options.makeId();
    const attempt: PendingAttempt = {
      id,
      slug,
      revisionId,
      source,
      ...(provisional && { provisional: [...provisional] }),
    };
    this.unsent = [...this.unsent, attempt];
    this.saveStored([...this.stored(), attempt]);
    this.begin(attempt, sending);
    void this.deliver();
    return attempt.id;
  }

  resume(): void {
    this.closed = false;
    const known = new Set(this.unsent.map((attempt) => attempt.id));
    this.unsent = [...this.unsent, ...this.stored().filter((attempt) => !known.has(attempt.id))];
    const unsent = this.unsent.findLast((attempt) => attempt.slug === this.options.slug);
    if (unsent && this.store.get().kind === 'idle') {
      this.last = { source: unsent.source, at: Date.now() };
      this.begin(unsent, sending);
    }
    if (!this.isAskedToWait) this.wake?.();
    void this.deliver();
  }

  /** Waits for the verdict of an attempt that the server already has (found pending after a reload). */
  watch(attempt: { readonly id: string; readonly source: string }): void {
    if (this.store.get().kind !== 'idle') return;
    this.last = { source: attempt.source, at: Date.now() };
    this.begin(attempt, { kind: 'verifying' });
    void this.follow(attempt.id);
  }

  close(): void {
    this.closed = true;
    this.wake?.();
  }

  /** Sends the outbox in order, one at a time, however long the connection is gone. */
  private async deliver(): Promise<void> {
    if (this.delivering) return;
    this.delivering = true;
    let failures = 0;
    for (let next = this.unsent[0]; next && !this.closed; next = this.unsent[0]) {
      const { id } = next;
      const answer = await this.options.api.postAttempt(next);
      if (answer.kind === 'unreachable' || answer.kind === 'busy') {
        failures += 1;
        if (this.isLatest(id)) this.show(sendingAgain(answer));
        await this.sleep(patienceMs(answer, failures), answer.kind === 'busy');
        continue;
      }
      failures = 0;
      if (answer.kind === 'refused' && answer.status === 401) {
        // The session ended meanwhile: the attempt stays here and goes out when its author has signed in again.
        if (this.isLatest(id)) this.show({ kind: 'refused', message: answer.message });
        break;
      }
      this.unsent = this.unsent.filter((attempt) => attempt.id !== id);
      this.saveStored(this.stored().filter((attempt) => attempt.id !== id));
      this.options.onChange();
      if (!this.isLatest(id)) continue;
      if (answer.kind === 'refused') this.show({ kind: 'refused', message: answer.message });
      else this.settle(answer.value);
    }
    this.delivering = false;
  }

  private settle(view: ReceivedAttempt): void {
    if (view.state === 'pending') {
      this.show({ kind: 'verifying' });
      void this.follow(view.id);
      return;
    }
    if (view.state === 'verified' && view.report) this.show({ kind: 'verified', report: view.report });
    else this.show({ kind: 'fault' });
    this.options.onChange();
  }

  private async follow(id: string): Promise<void> {
    let failures = 0;
    while (!this.closed && this.isLatest(id)) {
      const answer = await this.options.api.getAttempt(id, waitSeconds);
      if (!this.isLatest(id)) return;
      if (answer.kind === 'refused') return this.show({ kind: 'refused', message: answer.message });
      if (answer.kind === 'ok' && answer.value.state !== 'pending') return this.settle(answer.value);
      failures = answer.kind === 'ok' ? 0 : failures + 1;
      // A server that does not hold the request must not be asked in a tight loop.
      await this.sleep(answer.kind === 'ok' ? 500 : patienceMs(answer, failures), answer.kind === 'busy');
    }
  }

  private isLatest(id: string): boolean {
    const state = this.store.get();
    return state.kind !== 'idle' && state.id === id;
  }

  private sleep(ms: number, isAsked = false): Promise<void> {
    this.isAskedToWait = isAsked;
    return new Promise((resolve) => {
      const done = () => {
        this.isAskedToWait = false;
        clearTimeout(timer);
        this.wake = null;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.wake = done;
    });
  }

  private begin({ id, source }: { readonly id: string; readonly source: string }, progress: SubmissionProgress): void {
    this.store.set({ id, source, ...progress });
  }

  private show(progress: SubmissionProgress): void {
    const state = this.store.get();
    if (!this.closed && state.kind !== 'idle') this.begin(state, progress);
  }

  private key(): string {
    return `nabla.outbox.${this.options.owner}`;
  }

  private stored(): PendingAttempt[] {
    return findStored(this.options.storage, this.key(), outbox) ?? [];
  }

  private saveStored(attempts: readonly PendingAttempt[]): void {
    if (attempts.length === 0) this.options.storage.remove(this.key());
    else this.options.storage.set(this.key(), JSON.stringify(attempts));
  }
}
