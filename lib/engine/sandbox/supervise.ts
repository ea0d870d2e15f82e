/**
 * The host's side of a run: groups are collected and handed on, the run's clock is watched, and whatever becomes of the worker,
 * the run has one end.
 */
import type { GroupResult, SandboxJob, SandboxRun } from '@/lib/core/grader/sandbox-port';
import { type RunClock, wallClock } from './clock';
import type { FromWorker, RunEnd } from './protocol';

/** A machine under load must not fail a right solution: the second try, in a fresh worker, has this much more time. */
const patience = 2;
/** Within this share of the deadline an interpreter at work gives a sign, and a timer goes off, on any machine that can be used. */
const silence = 1 / 4;
/** By the processor's clock: no single step of right code takes as long, so code without a sign of life is stuck in one. */
const stuckMs = 500;
/** How often a thread's clock is looked at. */
const lookEveryMs = 50;
/** Signs of life that are on their way arrive within it. */
const deliveryMs = 30;
/** A thread that was given so little of the processor that its time is not up by then (times the deadline) is not waited for. */
const mostWaiting = 20;

/** The end of a run whose clock cannot tell a busy machine from slow code. */
export const tooBusy = 'This machine is too busy to run your code to its end, or a single step of it is very slow.';

export type OnGroup = (index: number, result: GroupResult) => void;

/** One try in one worker. */
export interface Try {
  readonly job: SandboxJob;
  readonly timeoutMs: number;
  readonly onStrained: () => void;
  /**
   * The time is up, and it looks as if the machine were slow: the code was being interpreted to the end, or the host came late.
   * Told by the wall clock alone, that is no verdict on the code.
   */
  readonly onSlow: (clock?: RunClock['kind']) => void;
  readonly onGroup: OnGroup;
}

/**
 * Runs a job by `attempt`, and once more with a longer deadline where only a clock stopped it and the machine may be to blame. It
 * is not where the run had done far more than a right solution does, nor where it was stuck in a single step, a built-in that
 * never ends: such code holds its thread for one deadline and no longer. What only a clock on the wall stopped twice, with little
 * done, is our fault: a fault costs the student nothing and is tried again later.
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
  let slowBy: RunClock['kind'] | null = null;
  const onSlow: Try['onSlow'] = (clock = 'processor') => {
    slowBy = clock;
  };
  const mayBeOurs = (run: SandboxRun) => run.kind === 'limit' && run.limit === 'time' && !isStrained && slowBy !== null;
  const first = await attempt({ job, timeoutMs, onStrained, onSlow, onGroup: once });
  if (!mayBeOurs(first)) return first;
  slowBy = null;
  const second = await attempt({ job, timeoutMs: timeoutMs * patience, onStrained, onSlow, onGroup: once });
  return mayBeOurs(second) && slowBy === 'wall' ? { kind: 'fault', message: tooBusy } : second;
}

/** Follows one try by the messages of its worker. */
export class Supervision {
  readonly done: Promise<SandboxRun>;
  #settle: (run: SandboxRun) => void = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #groups: GroupResult[] = [];
  #loaded = false;
  #clock: RunClock = wallClock;
  /** By the run's clock. */
  #startedAt = 0;
  #lastSignAt = 0;
  #startedOnWall = 0;

  /**
   * @param expire called when the time is up: the worker has to go
   * @param clockOf the clock of a thread by the system's number of it
   */
  constructor(
    private readonly one: Try,
    private readonly expire: () => void,
    private readonly clockOf: (thread: number | null) => RunClock = () => wallClock,
  ) {
    this.done = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  receive(message: FromWorker): void {
    if (message.kind === 'started') {
      this.#start(message.thread);
      return;
    }
    this.#lastSignAt = this.#clock.read();
    switch (message.kind) {
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
        // The worker stops code that is being interpreted, which is slow, not stuck.
        if (message.end.kind === 'limit' && message.end.limit === 'time') this.one.onSlow(this.#clock.kind);
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

  #start(thread: number | null): void {
    this.#clock = this.clockOf(thread);
    this.#startedAt = this.#clock.read();
    this.#lastSignAt = this.#startedAt;
    this.#startedOnWall = performance.now();
    if (this.#clock.kind === 'processor') this.#timer = setTimeout(() => this.#look(), lookEveryMs);
    else this.#timer = setTimeout(() => this.#timeUp(), this.one.timeoutMs);
  }

  /** By the thread's own time: ends what is stuck and what the worker should have stopped, and waits for what had no processor. */
  #look(): void {
    const now = this.#clock.read();
    const isStuck = this.#loaded && now - this.#lastSignAt > stuckMs;
    if (isStuck || now - this.#startedAt > this.one.timeoutMs * (1 + silence)) {
      const sign = this.#lastSignAt;
      // A host that comes late itself may have signs of life before it that it has not read.
      this.#timer = setTimeout(() => {
        if (this.#lastSignAt === sign) this.#stop();
        else this.#look();
      }, deliveryMs);
      return;
    }
    if (performance.now() - this.#startedOnWall > this.one.timeoutMs * mostWaiting) {
      this.fail(tooBusy);
      this.expire();
      return;
    }
    this.#timer = setTimeout(() => this.#look(), lookEveryMs);
  }

  /** By the wall clock: the worker has not stopped the code itself, so it is stuck, or the machine is busy. */
  #timeUp(): void {
    const now = performance.now();
    const tolerated = this.one.timeoutMs * silence;
    const isLate = now - this.#startedAt > this.one.timeoutMs + tolerated;
    if (isLate || now - this.#lastSignAt < tolerated) this.one.onSlow('wall');
    this.#stop();
  }

  #stop(): void {
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
