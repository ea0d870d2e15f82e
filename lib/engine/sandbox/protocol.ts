/** What a worker says to its host, in browser and server alike. Types only. */
import type { GroupResult, SandboxJob, SandboxRun } from '@/lib/core/grader/sandbox-port';

/** The end of a run; its groups were sent one by one. */
export type RunEnd = SandboxRun extends infer Run ? (Run extends SandboxRun ? Omit<Run, 'groups'> : never) : never;

export type FromWorker =
  /**
   * The run's clock starts here: waiting for a worker is not the student's time. `thread` is the system's number of the worker's
   * thread, null in a browser.
   */
  | { readonly kind: 'started'; readonly thread: number | null }
  | { readonly kind: 'loaded' }
  /** The interpreter is at work: some time has passed since the last sign of it. */
  | { readonly kind: 'alive' }
  /** So much fuel is used that it is not this machine's load that makes the run slow. */
  | { readonly kind: 'strained' }
  | { readonly kind: 'group'; readonly result: GroupResult }
  | { readonly kind: 'done'; readonly end: RunEnd };

/** What the browser's page says to its worker. */
export type ToBrowserWorker =
  | { readonly kind: 'prepare'; readonly module: WebAssembly.Module }
  /** The engine could not be loaded. */
  | { readonly kind: 'unprepared'; readonly reason: string }
  | { readonly kind: 'run'; readonly job: SandboxJob; readonly timeoutMs: number };
