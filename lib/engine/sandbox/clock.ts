/**
 * The clock of a run: how long its thread was at work. On a busy machine that is far less than what a clock on the wall shows, and
 * right code must not fail because others kept the processor.
 */
export interface RunClock {
  /** `processor`: time that the thread was given. `wall`: all that is known where a host cannot tell; the machine may be to blame. */
  readonly kind: 'processor' | 'wall';
  /** Milliseconds; only differences mean something. */
  read(): number;
}

export const wallClock: RunClock = { kind: 'wall', read: () => performance.now() };
