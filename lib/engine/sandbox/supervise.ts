/**
 * The host's side of a run: groups are collected and handed on, the wall clock is watched, and whatever becomes of the worker,
 * the run has one end.
 */
import type { GroupResult, SandboxJob, SandboxRun } from '@/lib/core/grader/sandbox-port';
import type { FromWorker, RunEnd } from './protocol';

/** A machine under load must not fail a right solution: the second try, in a fresh worker, has this much more time. */
const patience = 2;
/** Within this share of the deadline an interpreter at work gives a sign, and a timer goes off, on any machine that can be used. */
const silence = 1 / 4;

export type OnGroup = (index: number, result: GroupResult) => void;

/** One try in one worker. */
export interface Try {
  readonly job: SandboxJob;
  readonly timeoutMs: number;
  readonly onStrained: () => void;
  /** The time is up, and it looks as if the machine were slow: the code was being interpreted to the end, or the host came late. */
  readonly onSlow: () => void;
  readonly onGroup: OnGroup;
}

/**
 * Runs a job by `attempt`, and once more with a longer deadline where only the wall clock stopped it and the machine may be to
 * blame. It is not where the run had done far more than a right solution does, nor where it was stuck in a single step, a built-in
 * that never ends: such code holds its thread for one deadline and no longer.
 * Groups are handed on once each: a run in a fresh engine repeats itself exactly.
 */
export async function runPatiently(
  job: SandboxJob,
  onGroup: OnGroup | undefined,
  attempt: (one: Try) => Promise<SandboxRun>,
): Promise<SandboxRun> {
  let delivered = 0;
  const once: OnGroup = (index, result) => {
    if (index < delivered) return;
    delivered = index + 1;
    onGroup?.(index, result);
  };
  const { timeoutMs } = job.limits;
  let isStrained = false;
  const onStrained = () => {
    isStrained = true;
  };
  let isSlow = false;
  const onSlow = () => {
    isSlow = true;
  };
  const run = await attempt({ job, timeoutMs, onStrained, onSlow, onGroup: once });
  if (run.kind !== 'limit' || run.limit !== 'time' || isStrained || !isSlow) return run;
  return attempt({ job, timeoutMs: timeoutMs * patience, onStrained, onSlow, onGroup: once });
}

/** Follows one try by the messages of its worker. */
export class Supervision {
  readonly done: Promise<SandboxRun>;
  #settle: (run: SandboxRun) => void = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #groups: GroupResult[] = [];
  #loaded = false;
  #startedAt = 0;
  #lastSignAt = 0;

  /** @param expire called when the time is up: the worker has to go */
  constructor(
    private readonly one: Try,
    private readonly expire: () => void,
  ) {
    this.done = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  receive(message: FromWorker): void {
    this.#lastSignAt = performance.now();
    switch (message.kind) {
      case 'started':
        this.#startedAt = this.#lastSignAt;
        this.#timer = setTimeout(() => this.#timeUp(), this.one.timeoutMs);
        return;
      case 'loaded':
        this.#loaded = true;
        return;
      case 'alive':
        return;
      case 'strained':
        this.one.onStrained();
        return;
      case 'group':
        this.#groups.push(message.result);
        this.one.onGroup(this.#groups.length - 1, message.result);
        return;
      case 'done':
        this.#end(runOf(message.end, this.#groups));
        return;
      default:
        message satisfies never;
    }
  }

  /** The worker is lost. Without effect once the run has its end. */
  fail(message: string): void {
    this.#end({ kind: 'fault', message });
  }

  #timeUp(): void {
    const now = performance.now();
    const tolerated = this.one.timeoutMs * silence;
    const isLate = now - this.#startedAt > this.one.timeoutMs + tolerated;
    if (isLate || now - this.#lastSignAt < tolerated) this.one.onSlow();
    const group = this.#loaded ? this.#groups.length : null;
    this.#end({ kind: 'limit', limit: 'time', groups: this.#groups, group, line: null });
    this.expire();
  }

  #end(run: SandboxRun): void {
    clearTimeout(this.#timer);
    this.#settle(run);
  }
}

function runOf(end: RunEnd, groups: readonly GroupResult[]): SandboxRun {
  return end.kind === 'completed' || end.kind === 'limit' ? { ...end, groups } : end;
}
