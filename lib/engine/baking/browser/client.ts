/**
 * The page's side of baking in the author's browser. One thing is baked at a time: whoever asks again first aborts what was asked
 * before. A worker that does not stop when it is told to is ended, and the next baking gets a new one.
 */
import type { ExerciseFiles } from '@/lib/core/exercise/folder';
import type { Revision } from '@/lib/core/exercise/revision';
import type { BakingProgress } from '../bake';
import type { Suggestions } from '../suggest/suggest';
import type { BrowserBaking, FromBaker, SuggestingProgress, ToBaker } from './protocol';

export interface BrowserBakerOptions {
  readonly bakeWorkerUrl: string;
  readonly sandboxWorkerUrl: string;
  readonly wasmUrl: string;
}

/** Why there is nothing to show is for the author to read; what is wrong with the exercise is in the baking. */
export type BakeOutcome =
  | { readonly kind: 'baked'; readonly baking: BrowserBaking }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

export type SuggestOutcome =
  | { readonly kind: 'suggested'; readonly suggestions: Suggestions }
  | Exclude<BakeOutcome, { kind: 'baked' }>;

export interface BrowserBaker {
  /** Bakes what is in the folder now. Without effect on anything but the worker; never rejects. */
  bake(
    folder: ExerciseFiles,
    signal?: AbortSignal,
    onProgress?: (progress: BakingProgress) => void,
  ): Promise<BakeOutcome>;
  /** What the checks of a revision do not see yet. As {@link bake}. */
  suggest(
    revision: Revision,
    signal?: AbortSignal,
    onProgress?: (progress: SuggestingProgress) => void,
  ): Promise<SuggestOutcome>;
  /** Loads the worker and the engine ahead of the first baking. */
  warm(): void;
  /** Ends the worker. A later baking starts a new one. */
  close(): void;
}

export interface BakerPatience {
  /** Longer than any exercise that a class should be given takes to bake. */
  readonly mostMs: number;
  /** How long a worker may take to stop of its own accord. */
  readonly graceMs: number;
}

const usualPatience: BakerPatience = { mostMs: 120_000, graceMs: 1_500 };
const tooLong =
  'It took longer than two minutes and was ended. Ask for fewer or smaller cases, or look for a file that is slow.';
const broken = 'The baking worker could not be started or has broken down. Reload the page to try again.';

export function browserBaker(options: BrowserBakerOptions, patience: BakerPatience = usualPatience): BrowserBaker {
  return new Client(options, patience);
}

type Outcome = BakeOutcome | SuggestOutcome;
type Progress = BakingProgress | SuggestingProgress;

interface Asked {
  readonly id: number;
  readonly onProgress: (progress: Progress) => void;
  readonly settle: (outcome: Outcome) => void;
}

class Client implements BrowserBaker {
  #worker: Worker | null = null;
  #asked: Asked | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #ids = 0;

  constructor(
    private readonly options: BrowserBakerOptions,
    private readonly patience: BakerPatience,
  ) {}

  warm(): void {
    this.#getWorker();
  }

  bake: BrowserBaker['bake'] = async ({ slug, files }, signal, onProgress) => {
    const folder = { slug, files: [...files] };
    const outcome = await this.#inTurn(
      (id) => ({ kind: 'bake', id, folder }),
      signal,
      (progress) => {
        if (progress.step !== 'slips') onProgress?.(progress);
      },
    );
    return outcome.kind === 'suggested' ? { kind: 'failed', message: broken } : outcome;
  };

  suggest: BrowserBaker['suggest'] = async (revision, signal, onProgress) => {
    const outcome = await this.#inTurn(
      (id) => ({ kind: 'suggest', id, revision }),
      signal,
      (progress) => {
        if (progress.step === 'slips') onProgress?.(progress);
      },
    );
    return outcome.kind === 'baked' ? { kind: 'failed', message: broken } : outcome;
  };

  #inTurn(...asked: Parameters<Client['ask']>): Promise<Outcome> {
    const turn = this.#last.then(() => this.ask(...asked));
    this.#last = turn;
    return turn;
  }

  close(): void {
    this.#end();
    this.#asked?.settle({ kind: 'cancelled' });
  }

  private async ask(
    messageOf: (id: number) => ToBaker,
    signal: AbortSignal | undefined,
    onProgress: Asked['onProgress'],
  ): Promise<Outcome> {
    if (signal?.aborted) return { kind: 'cancelled' };
    const id = ++this.#ids;
    let settle: Asked['settle'] = () => {};
    const done = new Promise<Outcome>((resolve) => {
      settle = resolve;
    });
    this.#asked = { id, onProgress, settle };
    post(this.#getWorker(), messageOf(id));
    const deadline = setTimeout(() => this.#kill({ kind: 'failed', message: tooLong }), this.patience.mostMs);
    let grace: ReturnType<typeof setTimeout> | undefined;
    const onAbort = () => {
      if (this.#worker) post(this.#worker, { kind: 'cancel' });
      grace = setTimeout(() => this.#kill({ kind: 'cancelled' }), this.patience.graceMs);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    const outcome = await done;
    signal?.removeEventListener('abort', onAbort);
    clearTimeout(deadline);
    clearTimeout(grace);
    this.#asked = null;
    return signal?.aborted ? { kind: 'cancelled' } : outcome;
  }

  #receive(message: FromBaker): void {
    const asked = this.#asked;
    if (asked === null || message.id !== asked.id) return;
    switch (message.kind) {
      case 'progress':
        asked.onProgress(message.progress);
        return;
      case 'baked':
        asked.settle({ kind: 'baked', baking: message.baking });
        return;
      case 'suggested':
        asked.settle({ kind: 'suggested', suggestions: message.suggestions });
        return;
      case 'cancelled':
        asked.settle({ kind: 'cancelled' });
        return;
      case 'failed':
        asked.settle({ kind: 'failed', message: `The worker failed: ${message.message}` });
        return;
      default:
        message satisfies never;
    }
  }

  #getWorker(): Worker {
    if (this.#worker !== null) return this.#worker;
    const { bakeWorkerUrl, sandboxWorkerUrl, wasmUrl } = this.options;
    const worker = new Worker(bakeWorkerUrl, { type: 'module' });
    worker.onmessage = (event: MessageEvent<FromBaker>) => this.#receive(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#kill({ kind: 'failed', message: broken });
    };
    // The nested workers are addressed from the worker, whose own address says nothing of the page's.
    const absolute = (url: string) => new URL(url, location.href).href;
    post(worker, {
      kind: 'prepare',
      sandboxWorkerUrl: absolute(sandboxWorkerUrl),
      wasmUrl: absolute(wasmUrl),
    });
    this.#worker = worker;
    return worker;
  }

  #kill(outcome: Outcome): void {
    this.#end();
    this.#asked?.settle(outcome);
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}

function post(worker: Worker, message: ToBaker): void {
  worker.postMessage(message);
}
