/**
 * The page's side of the training worker, without React: runs, their histories, play and pause. A store in the sense of
 * useSyncExternalStore: what shows a run subscribes to the part of it that it shows.
 */
import type { LabConfig } from '../config';
import { withMeasurement } from '../history';
import { isOwnExercise, type OwnExercise, parts } from '../own/codes';
import type { FromTrainer, Measurement, Point, ToWorker } from '../protocol';

export interface DecisionBoundary {
  readonly size: number;
  readonly extent: number;
  readonly probabilities: Float32Array;
}

export interface LabState {
  readonly config: LabConfig;
  readonly points: readonly Point[];
  readonly parameters: number;
  /** Oldest first; the first is the fresh network, at step 0. */
  readonly history: readonly Measurement[];
  readonly boundary: DecisionBoundary | null;
  readonly playing: boolean;
  /** A question to the worker is out. */
  readonly busy: boolean;
  /** `exercise` is the one whose code is missing. */
  readonly failure: { readonly message: string; readonly exercise: OwnExercise | null } | null;
}

/** Where the student's last passing attempt comes from. */
export type FindSource = (
  exercise: OwnExercise,
) => Promise<{ readonly kind: 'found'; readonly source: string } | { readonly kind: 'none'; readonly message: string }>;

const boundarySize = 48;

export class LabSession {
  private readonly worker: Worker;
  private readonly listeners = new Set<() => void>();
  private readonly stepsPerTurn = new Map<number, number>();
  private runs: ReadonlyMap<number, LabState> = new Map();
  private runIds: readonly number[] = [];

  constructor(
    workerUrl: string,
    private readonly wasmUrl: string,
    private readonly findSource: FindSource,
  ) {
    this.worker = new Worker(workerUrl, { type: 'module' });
    this.worker.onmessage = (event: MessageEvent<FromTrainer>) => this.receive(event.data);
    this.worker.onerror = () => this.failAll('The training worker could not be started. Reload the page to try again.');
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The runs that there are; the same array as long as none comes or goes. */
  ids = (): readonly number[] => this.runIds;

  find = (run: number): LabState | undefined => this.runs.get(run);

  /** A fresh network; what the run had is dropped. */
  reset(run: number, config: LabConfig): void {
    const fresh = { points: [], parameters: 0, history: [], boundary: null, playing: false, failure: null };
    this.put(run, { ...fresh, config, busy: true });
    void this.begin(run, config);
  }

  private async begin(run: number, config: LabConfig): Promise<void> {
    const sources: Partial<Record<OwnExercise, string>> = {};
    for (const exercise of parts.map((part) => config[part]).filter(isOwnExercise)) {
      const own = await this.findSource(exercise);
      // Another configuration may have been chosen while the code was on its way.
      if (this.runs.get(run)?.config !== config) return;
      if (own.kind === 'none') {
        this.patch(run, { failure: { message: own.message, exercise }, busy: false });
        return;
      }
      sources[exercise] = own.source;
    }
    this.send({ kind: 'start', run, config, sources, wasmUrl: this.wasmUrl });
  }

  remove(run: number): void {
    if (!this.runs.has(run)) return;
    this.runs = new Map([...this.runs].filter(([id]) => id !== run));
    this.runIds = [...this.runs.keys()];
    this.notify();
  }

  play(run: number): void {
    this.patch(run, { playing: true });
    this.next(run);
  }

  pause(run: number): void {
    this.patch(run, { playing: false });
  }

  step(run: number): void {
    const state = this.runs.get(run);
    if (!state || state.busy || isOver(state)) return;
    this.patch(run, { busy: true });
    this.send({ kind: 'train', run, steps: 1 });
    this.send({ kind: 'boundary', run, size: boundarySize });
  }

  dispose(): void {
    this.worker.terminate();
    this.listeners.clear();
  }

  /**
   * Asks for the next steps: as many as took about 100 ms last time, so that a deep network still shows every few steps
   * and a small one does not drown the page in messages.
   */
  private next(run: number): void {
    const state = this.runs.get(run);
    if (!state?.playing || state.busy || isOver(state)) return;
    this.patch(run, { busy: true });
    const steps = this.stepsPerTurn.get(run) ?? 1;
    const asked = performance.now();
    this.pending.set(run, { asked, steps });
    this.send({ kind: 'train', run, steps });
    if (state.history.length % 5 === 0) this.send({ kind: 'boundary', run, size: boundarySize });
  }

  private readonly pending = new Map<number, { asked: number; steps: number }>();

  private receive(message: FromTrainer): void {
    const state = this.runs.get(message.run);
    if (!state) return;
    switch (message.kind) {
      case 'started':
        this.patch(message.run, { points: message.points, parameters: message.parameters });
        this.send({ kind: 'boundary', run: message.run, size: boundarySize });
        return;
      case 'measured':
        this.pace(message.run);
        this.patch(message.run, {
          history: withMeasurement(state.history, message.measurement),
          busy: false,
          playing: state.playing && !message.measurement.diverged,
        });
        requestAnimationFrame(() => this.next(message.run));
        return;
      case 'boundary':
        this.patch(message.run, { boundary: message });
        return;
      case 'failed':
        this.patch(message.run, { failure: { message: message.message, exercise: null }, playing: false, busy: false });
    }
  }

  private pace(run: number): void {
    const turn = this.pending.get(run);
    if (!turn) return;
    this.pending.delete(run);
    const perStep = (performance.now() - turn.asked) / turn.steps;
    this.stepsPerTurn.set(run, Math.min(20, Math.max(1, Math.round(100 / perStep))));
  }

  private failAll(message: string): void {
    for (const run of this.runs.keys())
      this.patch(run, { failure: { message, exercise: null }, playing: false, busy: false });
  }

  private patch(run: number, change: Partial<LabState>): void {
    const state = this.runs.get(run);
    if (state) this.put(run, { ...state, ...change });
  }

  private put(run: number, state: LabState): void {
    const isNew = !this.runs.has(run);
    this.runs = new Map(this.runs).set(run, state);
    if (isNew) this.runIds = [...this.runs.keys()];
    this.notify();
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }

  private send(message: ToWorker): void {
    this.worker.postMessage(message);
  }
}

export function isOver(state: LabState): boolean {
  return state.failure !== null || (state.history.at(-1)?.diverged ?? false);
}
