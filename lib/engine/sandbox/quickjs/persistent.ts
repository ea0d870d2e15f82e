/**
 * A loaded module of the student's that is called again and again, for the Gradient lab. A run of the grader takes a fresh
 * instance; training calls thousands of times and keeps one. Every call has its own fuel; the first failure ends it all.
 */
import type { ResultType, Value } from '@/lib/core/exercise/values';
import type { GuestError } from '@/lib/core/grader/sandbox-port';
import type { Engine } from './engine';
import { type Locate, readError } from './errors';
import type { Box } from './guest';
import { loadModule } from './load';
import { GuestThrew, ReadBudget, readResult } from './read';
import { transpile } from './transpile';
import { writeValue } from './write';

export interface PersistentLimits {
  readonly memoryBytes: number;
  /** Interrupt callbacks for loading, and for each call. */
  readonly fuel: number;
}

/** The student's code failed. The message names the function and is meant for the student. */
export class OwnCodeFailed extends Error {
  override readonly name = 'OwnCodeFailed';
}

export class PersistentModule {
  private constructor(
    private readonly engine: Engine,
    private readonly namespace: Box,
    private readonly locate: Locate,
    private readonly limits: PersistentLimits,
  ) {}

  /** @throws OwnCodeFailed when the source does not compile or its top level throws */
  static open(engine: Engine, source: string, limits: PersistentLimits): PersistentModule {
    const { guest, fuel } = engine;
    fuel.limit = fuel.used + limits.fuel;
    guest.limitMemory(limits.memoryBytes);
    const transpiled = transpile(source);
    if (!transpiled.ok) throw new OwnCodeFailed(`Your code does not compile: ${inWords(transpiled.error)}`);
    const loaded = loadModule(engine, transpiled.code, (box) => readError(guest, box, transpiled.locate));
    if (fuel.isOut) throw new OwnCodeFailed('Your code took too long to load.');
    if (!loaded.ok) throw new OwnCodeFailed(`Your code could not be loaded: ${inWords(loaded.error)}`);
    return new PersistentModule(engine, loaded.namespace, transpiled.locate, limits);
  }

  /** @throws OwnCodeFailed when it is no function, throws, takes too long or returns what is not of `type` */
  call(name: string, args: readonly Value[], type: ResultType): Value {
    const { fuel } = this.engine;
    fuel.limit = fuel.used + this.limits.fuel;
    this.engine.console.take();
    try {
      return this.#call(name, args, type);
    } catch (error) {
      if (error instanceof GuestThrew) throw this.#threw(name);
      if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError)
        throw new OwnCodeFailed(`${name} used up its memory.`);
      throw error;
    }
  }

  #call(name: string, args: readonly Value[], type: ResultType): Value {
    const { guest, fuel } = this.engine;
    const target = guest.property(this.namespace, name);
    if (!guest.isFunction(target)) throw new OwnCodeFailed(`Your code does not export a function ${name}.`);
    const boxes = args.map((value) => writeValue(guest, value));
    const result = guest.call(target, boxes);
    if (fuel.isOut || guest.isException(result)) throw this.#threw(name);
    const received = readResult(guest, result, type, new ReadBudget());
    if (fuel.isOut) throw this.#threw(name);
    for (const box of [...boxes, result, target]) guest.free(box);
    if (received.kind === 'unreadable') throw new OwnCodeFailed(`${name} returned ${received.was}.`);
    return received.value;
  }

  #threw(name: string): OwnCodeFailed {
    const { guest, fuel } = this.engine;
    if (fuel.isOut) return new OwnCodeFailed(`${name} took too long for one call: does a loop in it end?`);
    return new OwnCodeFailed(`${name} threw ${inWords(readError(guest, guest.takeException(), this.locate))}`);
  }
}

function inWords({ name, message, line }: GuestError): string {
  return `${name}: ${message}${line === null ? '' : ` (line ${line})`}`;
}
