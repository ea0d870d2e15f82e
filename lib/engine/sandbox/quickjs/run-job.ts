/**
 * Runs one job in one fresh QuickJS instance; the same code in the browser's worker, in the server's and in tests. It is
 * synchronous and cannot be stopped from outside: fuel, memory and `Fuel.stop` end it; what is stuck in a built-in is the host's business.
 */
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';
import type {
  CallResult,
  GroupResult,
  GuestError,
  LimitKind,
  PlannedArgument,
  PlannedCall,
  SandboxJob,
  SandboxRun,
} from '@/lib/core/grader/sandbox-port';
import { describeHandle } from './describe';
import type { Engine } from './engine';
import { exhaustionOf, type Locate, readError } from './errors';
import { FirstResults } from './first-results';
import type { Box, Guest } from './guest';
import { loadModule } from './load';
import { loopLine } from './loops';
import { findChange, GuestThrew, ReadBudget, readResult } from './read';
import { transpile } from './transpile';
import { writeValue } from './write';

export interface RunHooks {
  /** The module is loaded and the first group begins. */
  readonly onLoaded?: () => void;
  /** Called with every unit of fuel. */
  readonly onBurn?: () => void;
  /** The run has used more of its fuel than right code ever needs. */
  readonly onStrained?: () => void;
  readonly onGroup?: (index: number, result: GroupResult) => void;
}

/** The solution uses a fiftieth of the fuel or less (see baking/bake.ts): who uses this share is past five times as much. */
const strainShare = 1 / 10;
/**
 * A loop that never ends is in one call, and a submission makes dozens: stopped at this share of the fuel for all, it costs others a
 * quarter of the time. Of 200 right answers the slowest uses a tenth of it all, in all its calls together.
 */
const callShare = 1 / 4;
/** A job of so few calls leaves all its fuel to any of them. */
const fairCalls = 4;

/** Ends the run. `line` is where the student's code was. */
class LimitReached extends Error {
  override readonly name = 'LimitReached';
  constructor(
    readonly limit: LimitKind,
    readonly line: number | null,
  ) {
    super(`The ${limit} limit was reached.`);
  }
}

/** Runs a job to its end. Everything that student code does ends in a value; only a bug of ours is a `fault`. */
export function runJob(engine: Engine, job: SandboxJob, hooks: RunHooks = {}): SandboxRun {
  return new Run(engine, job, hooks).run();
}

class Run {
  readonly #guest: Guest;
  readonly #groups: GroupResult[] = [];
  readonly #budget = new ReadBudget();
  readonly #firstResults: FirstResults;
  readonly #signatures: ReadonlyMap<string, FunctionSignature>;
  #locate: Locate = () => ({ line: null, column: null });
  #group: number | null = null;

  constructor(
    private readonly engine: Engine,
    private readonly job: SandboxJob,
    private readonly hooks: RunHooks,
  ) {
    this.#guest = engine.guest;
    this.#firstResults = new FirstResults(engine.guest, this.#budget);
    this.#signatures = new Map(job.functions.map((signature) => [signature.name, signature]));
  }

  run(): SandboxRun {
    try {
      return this.#run();
    } catch (error) {
      if (error instanceof LimitReached) return this.#limited(error.limit, error.line);
      // The host's own stack or the module's memory ran out inside the guest: deep nesting in parsers and built-ins.
      if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError)
        return this.#limited('memory', null);
      return { kind: 'fault', message: error instanceof Error ? error.message : 'The engine failed.' };
    }
  }

  #run(): SandboxRun {
    const { engine, job, hooks } = this;
    engine.fuel.limit = job.limits.fuel;
    engine.fuel.strain = Math.ceil(job.limits.fuel * strainShare);
    engine.fuel.callLimit = callLimitOf(job);
    engine.fuel.onBurn = hooks.onBurn ?? (() => {});
    engine.fuel.onStrained = () => hooks.onStrained?.();
    this.#guest.limitMemory(job.limits.memoryBytes);
    const transpiled = transpile(job.source);
    if (!transpiled.ok) return { kind: 'rejected', phase: 'syntax', error: transpiled.error, console: [] };
    this.#locate = transpiled.locate;
    const loaded = loadModule(engine, transpiled.code, (box) => this.#thrown(box));
    const console = engine.console.take();
    if (!loaded.ok) return { kind: 'rejected', phase: loaded.phase, error: loaded.error, console };
    hooks.onLoaded?.();
    for (const [index, calls] of job.groups.entries()) {
      this.#group = index;
      const group = this.#runGroup(loaded.namespace, calls);
      this.#groups.push(group);
      hooks.onGroup?.(index, group);
    }
    return { kind: 'completed', groups: this.#groups, console, fuelUsed: engine.fuel.used };
  }

  #limited(limit: LimitKind, line: number | null): SandboxRun {
    return { kind: 'limit', limit, groups: this.#groups, group: this.#group, line };
  }

  #runGroup(namespace: Box, planned: readonly PlannedCall[]): GroupResult {
    const calls: CallResult[] = [];
    for (const call of planned) {
      this.engine.console.muted = call.again === true;
      calls.push(this.#runCall(namespace, call, calls));
    }
    return { calls, console: this.engine.console.take() };
  }

  #runCall(namespace: Box, call: PlannedCall, earlier: readonly CallResult[]): CallResult {
    const values = argumentsOf(call.args, earlier);
    // A call whose argument is the result of an earlier call that failed has that call's outcome.
    if ('kind' in values) return values;
    const target = this.#guest.property(namespace, call.function);
    if (!this.#guest.isFunction(target)) {
      // Reading an export that the module has not initialised yet throws. It counts as missing.
      if (this.#guest.isException(target)) this.#guest.free(this.#guest.takeException());
      return {
        kind: 'missing',
        was: this.#guest.isException(target) ? 'undefined' : describeHandle(this.#guest, target),
      };
    }
    const result = this.#invoke(call.function, target, values.list);
    this.#guest.free(target);
    return result;
  }

  #invoke(name: string, target: Box, values: readonly Value[]): CallResult {
    const guest = this.#guest;
    const type = this.#signatures.get(name)?.result ?? 'number';
    const args = values.map((value) => writeValue(guest, value));
    this.engine.fuel.beginCall();
    const result = guest.call(target, args);
    if (this.engine.fuel.isOut || guest.isException(result)) return this.#threw();
    try {
      const received = readResult(guest, result, type, this.#budget);
      const changed = this.#findChanged(args, values);
      const isOverwritten = this.#firstResults.isOverwritten(name, result, received, type);
      if (this.engine.fuel.isOut) return this.#threw();
      for (const box of args) guest.free(box);
      return { kind: 'returned', received, changed, ...(isOverwritten && { overwrote: true }) };
    } catch (error) {
      if (error instanceof GuestThrew) return this.#threw();
      throw error;
    }
  }

  #findChanged(args: readonly Box[], values: readonly Value[]): Extract<CallResult, { kind: 'returned' }>['changed'] {
    for (const [argument, value] of values.entries()) {
      const box = args[argument];
      const path = box === undefined ? null : findChange(this.#guest, box, value);
      if (path !== null) return { argument, path };
    }
    return null;
  }

  #threw(): CallResult {
    return { kind: 'threw', error: this.#thrown(this.#guest.takeException()) };
  }

  /** What was thrown, unless it says that a limit was hit: then the run ends here. @throws LimitReached */
  #thrown(box: Box): GuestError {
    const error = readError(this.#guest, box, this.#locate);
    if (this.engine.fuel.isOut)
      throw new LimitReached(this.engine.fuel.limitReached, loopLine(this.job.source, error.line));
    const exhausted = exhaustionOf(error);
    if (exhausted !== null) throw new LimitReached(exhausted, error.line);
    this.#guest.free(box);
    return error;
  }
}

function callLimitOf({ groups, limits }: SandboxJob): number {
  const calls = groups.reduce((sum, group) => sum + group.length, 0);
  return Math.ceil(limits.fuel * Math.max(callShare, fairCalls / Math.max(fairCalls, calls)));
}

/** The arguments as values, or the outcome of the earlier call that should have made one of them. */
function argumentsOf(
  args: readonly PlannedArgument[],
  earlier: readonly CallResult[],
): { readonly list: readonly Value[] } | CallResult {
  const list: Value[] = [];
  for (const argument of args) {
    if (argument.kind === 'value') {
      list.push(argument.value);
      continue;
    }
    const result = earlier[argument.call];
    if (result === undefined) throw new Error(`Call ${argument.call} comes later in its group.`);
    if (result.kind !== 'returned' || result.received.kind !== 'value') return result;
    list.push(result.received.value);
  }
  return { list };
}
