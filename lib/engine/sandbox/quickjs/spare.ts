/** Keeps one fresh engine ready, so that a run does not wait for one to be made. */
import { createEngine, type Engine } from './engine';

export class SpareEngine {
  #spare: Promise<Engine> | null = null;

  constructor(private readonly module: WebAssembly.Module) {}

  /** Begins to make the next engine, if none is there. */
  warm(): void {
    this.#spare ??= createEngine(this.module);
    // A failure belongs to whoever takes the engine.
    this.#spare.catch(() => {});
  }

  /** An engine that nobody else will get. */
  take(): Promise<Engine> {
    const engine = this.#spare ?? createEngine(this.module);
    this.#spare = null;
    return engine;
  }
}
