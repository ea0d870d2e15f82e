/** A fresh QuickJS instance with the student's console, waiting for its one job. */
import { ConsoleCapture, installConsole } from './console';
import { Guest } from './guest';

/** A fresh instance that waits for its one job. Making it takes about a millisecond, so hosts keep a spare. */
export interface Engine {
  readonly guest: Guest;
  readonly fuel: Fuel;
  readonly console: ConsoleCapture;
  readonly imports: string[];
  /**
   * Adds what the source speaks of and not every source needs, before it is loaded. To make it for all would take longer than to
   * run most of them.
   */
  furnish(source: string): void;
}

/** Counts interrupt callbacks: unlike milliseconds they are the same on every machine. */
class Fuel {
  #used = 0;
  #usedBefore = 0;
  #isStopped = false;
  limit = Number.POSITIVE_INFINITY;
  /** For the call under way, or for loading. */
  callLimit = Number.POSITIVE_INFINITY;
  onBurn: () => void = () => {};
  /** Called once, when the fuel used comes to `strain`. */
  onStrained: () => void = () => {};
  strain = Number.POSITIVE_INFINITY;

  readonly burn = (): boolean => {
    this.#used += 1;
    this.onBurn();
    if (this.#used === this.strain) this.onStrained();
    return this.isOut;
  };

  get used(): number {
    return this.#used;
  }

  /** The next call has `callLimit` to itself. */
  beginCall(): void {
    this.#usedBefore = this.#used;
  }

  /** Ends the guest at once, whatever fuel is left: its time is up. */
  stop(): void {
    this.#isStopped = true;
  }

  get isOut(): boolean {
    return this.#isStopped || this.#used > this.limit || this.#used - this.#usedBefore > this.callLimit;
  }

  /** Which limit ended the guest. */
  get limitReached(): 'fuel' | 'time' {
    return this.#isStopped ? 'time' : 'fuel';
  }
}

export async function createEngine(module: WebAssembly.Module): Promise<Engine> {
  const fuel = new Fuel();
  const capture = new ConsoleCapture();
  const imports: string[] = [];
  const guest = await Guest.create(module, {
    interrupt: fuel.burn,
    refuseImport: (specifier) => {
      imports.push(specifier.slice(0, 100));
      return importRefusal;
    },
  });
  const furnish = (source: string) => {
    if (source.includes('console')) installConsole(guest, capture, fuel.burn);
    if (source.includes('structuredClone')) guest.installStructuredClone();
    if (source.includes('random')) guest.installRandom();
  };
  return { guest, fuel, console: capture, imports, furnish };
}

const importRefusal = 'import is not available here: your code has to stand alone.';
