/**
 * The host's side of a run: groups are collected and handed on, the wall clock is watched, and whatever becomes of the worker,
 * the run has one end.
 */
import type { GroupResult, SandboxJob, SandboxRun } from '@/lib/grader/sandbox-port';
import type { FromWorker, RunEnd } from './protocol';

/** A machine under load must not fail a right solution: the second try, in a fresh worker, has this much more time. */
const patience = 4;

export type OnGroup = (index: number, result: GroupResult) => void;

/** One try in one worker. */
export interface Try {
  readonly job: SandboxJob;
  readonly timeoutMs: number;
  readonly onStrained: () => void;
  readonly onGroup: OnGroup;
}

/**
 * Runs a job by `attempt`, and once more with a longer deadline where only the wall clock stopped it, unless the run had by then
 * done far more than a right solution does: an endless loop of slow steps is the student's, not our load, and runs no better twice.
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
  const run = await attempt({ job, timeoutMs, onStrained, onGroup: once });
  if (run.kind !== 'limit' || run.limit !== 'time' || isStrained) return run;
  return attempt({ job, timeoutMs: timeoutMs * patience, onStrained, onGroup: once });
}

/** Follows one try by the messages of its worker. */
export class Supervision {
  readonly done: Promise<SandboxRun>;
  #settle: (run: SandboxRun) => void = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #groups: GroupResult[] = [];
  #loaded = false;

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
    switch (message.kind) {
      case 'started':
        this.#timer = setTimeout(() => this.#timeUp(), this.one.timeoutMs);
        return;
      case 'loaded':
        this.#loaded = true;
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
