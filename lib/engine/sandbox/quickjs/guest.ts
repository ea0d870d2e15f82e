/**
 * A QuickJS instance as the engine uses it: values are addresses of 8-byte boxes in its memory, and nothing here runs guest code
 * except `call`, `evaluate`, `runJob` and `element`/`property` of an object with getters. There is no script of ours inside the
 * guest but `structuredClone`: student code has no driver to attack, no frame of ours on its stack and no input in its reach but its arguments.
 */
import { EvalFlags, Intrinsics, JSValueHandle, QuickJS } from 'quickjs-wasi';
import { decodeNumber, tagOf, tags } from './numbers';
import { prelude, randomPrelude, structuredClonePrelude } from './prelude';

/** The address of a boxed value. Whoever receives one frees it. */
export type Box = number;

/** What the engine calls in the module. The library's own type leaves out what only we use. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly wasm_malloc: (bytes: number) => number;
  readonly wasm_free: (address: number) => void;
  readonly qjs_get_context_ptr: () => number;
  readonly qjs_set_memory_limit: (bytes: number) => void;
  readonly qjs_eval: (code: number, length: number, name: number, flags: number) => Box;
  readonly qjs_call: (target: Box, self: Box, count: number, args: number) => Box;
  readonly qjs_free_value: (box: Box) => void;
  readonly qjs_get_exception: () => Box;
  readonly qjs_get_prop_uint32: (box: Box, index: number) => Box;
  readonly qjs_get_prop_string: (box: Box, name: number) => Box;
  readonly qjs_define_prop_string: (box: Box, name: number, value: Box, flags: number) => void;
  readonly qjs_has_own_property: (box: Box, name: number) => number;
  readonly qjs_get_own_property_names: (box: Box) => Box;
  readonly qjs_new_object: () => Box;
  readonly qjs_is_proxy: (box: Box) => number;
  readonly qjs_is_array: (box: Box) => number;
  readonly qjs_is_function: (box: Box) => number;
  readonly qjs_promise_state: (box: Box) => number;
  readonly qjs_promise_result: (box: Box) => Box;
  readonly qjs_is_job_pending: () => number;
  readonly qjs_execute_pending_job: () => number;
  /** Builds an array of `count` boxes in one go, past setters and prototypes. Takes over the boxes' references. */
  readonly JS_NewArrayFrom: (context: number, count: number, boxes: number) => bigint;
}

/**
 * Some 680 calls deep. More, and the stack of a browser's worker would run out before the guest's own: endless recursion would end
 * the engine instead of throwing an error that names the line.
 */
const stackBytes = 160 * 1024;
/**
 * 2023-11-14 22:13:20 UTC in nanoseconds, and what every look at the clock adds. Student code has no real clock, so that a run repeats
 * itself exactly; one that stood still would let an answer that depends on the time be the same in all calls.
 */
const clockStart = 1_700_000_000_000_000_000n;
const clockStep = 1_013_000_000n;
const left = Intrinsics.WEAK_REF | Intrinsics.DOM_EXCEPTION | Intrinsics.ATOB_BTOA;
const allFlags = 7;

const encoder = new TextEncoder();

export interface GuestHooks {
  /** Called every 10,000 steps; true stops the guest. */
  readonly interrupt: () => boolean;
  /** Called for each `import`; the text it returns is thrown in the guest. */
  readonly refuseImport: (specifier: string) => string;
}

/** An error of the host that is thrown on into the guest comes without its stack, which would tell paths of this machine. */
function keepHostStacksOut(vm: QuickJS): void {
  const newError = vm.newError.bind(vm);
  vm.newError = (error) => newError(typeof error === 'string' ? error : error.message);
}

export class Guest {
  readonly vm: QuickJS;
  readonly #exports: Exports;
  readonly #context: number;
  readonly #slice: JSValueHandle;
  readonly #stack: JSValueHandle;
  #words: Uint32Array<ArrayBuffer>;
  readonly #names = new Map<string, number>();

  private constructor(vm: QuickJS) {
    this.vm = vm;
    // The same object, described by what this class needs of it.
    this.#exports = vm._getExports() as unknown as Exports;
    this.#context = this.#exports.qjs_get_context_ptr();
    this.#words = new Uint32Array(this.#exports.memory.buffer);
    keepHostStacksOut(vm);
    vm.evalCode(prelude).dispose();
    this.#slice = vm.evalCode('String.prototype.slice');
    this.#stack = vm.evalCode("Object.getOwnPropertyDescriptor(Error.prototype, 'stack').get");
  }

  /** A fresh instance of a compiled module: about a millisecond. */
  static async create(module: WebAssembly.Module, hooks: GuestHooks): Promise<Guest> {
    let clock = clockStart;
    const vm = await QuickJS.create({
      wasm: module,
      intrinsics: (Intrinsics.ALL & ~left) >>> 0,
      maxStackSize: stackBytes,
      timezoneOffset: 0,
      interruptHandler: hooks.interrupt,
      moduleLoader: {
        load: (specifier) => {
          throw new Error(hooks.refuseImport(specifier));
        },
      },
      wasi: (memory) => ({
        clock_time_get(_clock: number, _precision: bigint, result: number) {
          new DataView(memory.buffer).setBigUint64(result, clock, true);
          clock += clockStep;
          return 0;
        },
        random_get(address: number, length: number) {
          new Uint8Array(memory.buffer, address, length).fill(0x5a);
          return 0;
        },
        fd_write: () => 8,
      }),
    });
    return new Guest(vm);
  }

  installRandom(): void {
    this.vm.evalCode(randomPrelude).dispose();
  }

  installStructuredClone(): void {
    this.vm.evalCode(structuredClonePrelude).dispose();
  }

  limitMemory(bytes: number): void {
    this.#exports.qjs_set_memory_limit(bytes);
  }

  /** Evaluates an ES module. The box is a promise of its namespace, or an exception where it does not compile. */
  evaluateModule(code: string, name: string): Box {
    const bytes = encoder.encode(code);
    const address = this.allocate(bytes.length + 1);
    const memory = new Uint8Array(this.#exports.memory.buffer);
    memory.set(bytes, address);
    memory[address + bytes.length] = 0;
    const result = this.#exports.qjs_eval(address, bytes.length, this.#name(name), EvalFlags.TYPE_MODULE);
    this.#exports.wasm_free(address);
    return result;
  }

  /** Calls a function with `undefined` as `this`. The arguments stay the caller's. */
  call(target: Box, args: readonly Box[], self: Box = this.vm.undefined.ptr): Box {
    const list = args.length === 0 ? 0 : this.allocate(args.length * 4);
    this.words.set(args, list / 4);
    const result = this.#exports.qjs_call(target, self, args.length, list);
    if (list !== 0) this.#exports.wasm_free(list);
    return result;
  }

  /** Runs one promise reaction; 'none' where none is left, 'threw' leaves the exception to be taken. */
  runJob(): 'ran' | 'none' | 'threw' {
    if (this.#exports.qjs_is_job_pending() === 0) return 'none';
    return this.#exports.qjs_execute_pending_job() < 0 ? 'threw' : 'ran';
  }

  promiseState(promise: Box): 'pending' | 'fulfilled' | 'rejected' {
    const state = this.#exports.qjs_promise_state(promise);
    return state === 1 ? 'fulfilled' : state === 2 ? 'rejected' : 'pending';
  }

  promiseResult(promise: Box): Box {
    return this.#exports.qjs_promise_result(promise);
  }

  takeException(): Box {
    return this.#exports.qjs_get_exception();
  }

  free(box: Box): void {
    this.#exports.qjs_free_value(box);
  }

  /** Memory of our own inside the instance, 8-byte aligned. @throws RangeError where there is none left */
  allocate(bytes: number): number {
    const address = this.#exports.wasm_malloc(bytes);
    if (address === 0) throw new RangeError('The WebAssembly memory is used up.');
    return address;
  }

  release(address: number): void {
    this.#exports.wasm_free(address);
  }

  /** The memory in 32-bit words. Growing it detaches the view, so it is asked for anew after every call into the guest. */
  get words(): Uint32Array {
    if (this.#words.length === 0) this.#words = new Uint32Array(this.#exports.memory.buffer);
    return this.#words;
  }

  numberAt(box: Box): number | null {
    return decodeNumber(this.words, box / 4);
  }

  tagAt(box: Box): number {
    return tagOf(this.words, box / 4);
  }

  isException(box: Box): boolean {
    return this.tagAt(box) === tags.exception;
  }

  /** A real array, not a proxy of one. */
  isArray(box: Box): boolean {
    return this.#exports.qjs_is_proxy(box) === 0 && this.#exports.qjs_is_array(box) === 1;
  }

  isFunction(box: Box): boolean {
    return this.#exports.qjs_is_function(box) === 1;
  }

  isProxy(box: Box): boolean {
    return this.#exports.qjs_is_proxy(box) === 1;
  }

  lengthOf(array: Box): number {
    const box = this.property(array, 'length');
    const length = this.numberAt(box);
    this.free(box);
    return length ?? 0;
  }

  element(array: Box, index: number): Box {
    return this.#exports.qjs_get_prop_uint32(array, index);
  }

  property(object: Box, name: string): Box {
    return this.#exports.qjs_get_prop_string(object, this.#name(name));
  }

  hasOwn(object: Box, name: string): boolean {
    return this.#exports.qjs_has_own_property(object, this.#name(name)) === 1;
  }

  /** An array of an object's own enumerable property names. */
  ownKeys(object: Box): Box {
    return this.#exports.qjs_get_own_property_names(object);
  }

  /**
   * An array of the boxes that stand one after the other at `address`; their references pass to it.
   * @throws RangeError where the guest has no memory left for it
   */
  newArray(address: number, count: number): Box {
    const array = this.#exports.JS_NewArrayFrom(this.#context, count, address);
    const box = this.allocate(8);
    new DataView(this.#exports.memory.buffer).setBigInt64(box, array, true);
    if (this.isException(box)) throw new RangeError("The guest's memory is used up.");
    return box;
  }

  newRecord(fields: readonly (readonly [string, Box])[]): Box {
    const record = this.#exports.qjs_new_object();
    for (const [name, value] of fields) {
      this.#exports.qjs_define_prop_string(record, this.#name(name), value, allFlags);
    }
    return record;
  }

  /** A look at a value by the library's trap-free means. The box stays the caller's. */
  handle(box: Box): JSValueHandle {
    return new JSValueHandle(this.vm, box, false, true);
  }

  /** The beginning of a string of the guest, cut there: it may be hundreds of megabytes long. */
  text(string: JSValueHandle, limit: number): string {
    if (!string.isString) return '';
    const start = this.vm.newNumber(0);
    const end = this.vm.newNumber(limit);
    const cut = this.handle(this.call(this.#slice.ptr, [start.ptr, end.ptr], string.ptr));
    const text = cut.isString ? cut.toString() : '';
    for (const handle of [start, end, cut]) this.free(handle.ptr);
    return text;
  }

  /** An error's stack by the getter that the engine came with, cut to `limit`. */
  stackOf(error: Box, limit: number): string {
    const stack = this.call(this.#stack.ptr, [], error);
    const text = this.isException(stack) ? '' : this.text(this.handle(stack), limit);
    this.free(stack);
    return text;
  }

  /** The address of a C string, written once for each name. */
  #name(name: string): number {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const bytes = encoder.encode(name);
    const address = this.allocate(bytes.length + 1);
    const memory = new Uint8Array(this.#exports.memory.buffer);
    memory.set(bytes, address);
    memory[address + bytes.length] = 0;
    this.#names.set(name, address);
    return address;
  }
}
