/**
 * The page's side of the browser sandbox. Runs are done one after the other in a worker that is kept; one that does not come
 * back in time is ended and the next run gets a new worker.
 */
import type { Sandbox, SandboxRun } from '@/lib/core/grader/sandbox-port';
import type { FromWorker, ToBrowserWorker } from '../protocol';
import { runPatiently, Supervision, type Try } from '../supervise';

export interface BrowserSandboxOptions {
  readonly workerUrl: string;
  readonly wasmUrl: string;
}

export interface BrowserSandbox extends Sandbox {
  /** Starts the worker ahead of the first run. */
  warm(): void;
  /** Ends the run under way, if any, with a fault; runs that wait for it go on. */
  cancel(): void;
  /** Ends the worker and all runs, begun or not. A later run starts a new worker. */
  close(): void;
}

/** Loading the engine and running with all patience; only a connection that hangs takes as long. */
const startUpMs = 90_000;
const cancelled = { kind: 'fault', message: 'The run was cancelled.' } as const;

export function browserSandbox(options: BrowserSandboxOptions): BrowserSandbox {
  return new Client(options);
}

class Client implements BrowserSandbox {
  #worker: Worker | null = null;
  /** Fetched and compiled by the page while the worker's script is on its way, and once for all its workers. */
  #module: Promise<WebAssembly.Module> | null = null;
  #prepared: Promise<void> = Promise.resolve();
  #current: Supervision | null = null;
  #last: Promise<unknown> = Promise.resolve();
  /** Raised by `close`: runs that were asked for before it are not begun after it. */
  #generation = 0;

  constructor(private readonly options: BrowserSandboxOptions) {}

  warm(): void {
    this.#getWorker();
  }

  run: Sandbox['run'] = (job, onGroup) => {
    const generation = this.#generation;
    const turn = this.#last.then(() =>
      generation === this.#generation ? runPatiently(job, onGroup, (one) => this.#attempt(one)) : cancelled,
    );
    this.#last = turn.catch(() => {});
    return turn;
  };

  cancel(): void {
    if (this.#current === null) return;
    this.#end();
    this.#current.fail(cancelled.message);
  }

  close(): void {
    this.#generation += 1;
    this.cancel();
    this.#end();
  }

  async #attempt(one: Try): Promise<SandboxRun> {
    const worker = this.#getWorker();
    // The next run, or this one's second try, finds a worker that is ready again.
    const supervision = new Supervision(one, () => this.#replace());
    this.#current = supervision;
    worker.onmessage = (event: MessageEvent<FromWorker>) => supervision.receive(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#end();
      supervision.fail('The sandbox worker could not be started or has broken down. Reload the page to try again.');
    };
    this.#prepared.then(() => post(worker, { kind: 'run', job: one.job, timeoutMs: one.timeoutMs }));
    const startUp = setTimeout(() => supervision.fail('The sandbox could not be loaded.'), startUpMs);
    const run = await supervision.done;
    clearTimeout(startUp);
    this.#current = null;
    // A worker that could not start once is not asked again.
    if (run.kind === 'fault') this.#end();
    return run;
  }

  #getWorker(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(this.options.workerUrl, { type: 'module' });
    this.#worker = worker;
    this.#prepared = this.#prepare(worker);
    return worker;
  }

  async #prepare(worker: Worker): Promise<void> {
    this.#module ??= WebAssembly.compileStreaming(fetch(this.options.wasmUrl));
    try {
      post(worker, { kind: 'prepare', module: await this.#module });
    } catch (error) {
      // The next worker tries again; the run that needs this one is told.
      this.#module = null;
      post(worker, { kind: 'unprepared', reason: error instanceof Error ? error.message : 'unknown error' });
    }
  }

  #replace(): void {
    this.#end();
    this.warm();
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}

function post(worker: Worker, message: ToBrowserWorker): void {
  worker.postMessage(message);
}
