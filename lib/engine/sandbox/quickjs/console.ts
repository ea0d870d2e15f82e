/** The student's `console`: lines are kept, a limited number of them, and shown with the check during which they were written. */
import type { JSValueHandle } from 'quickjs-wasi';
import { ownNames } from './describe';
import type { Guest } from './guest';

/** Methods that write what they are given. */
const writing = ['log', 'info', 'warn', 'error', 'debug', 'table', 'dir', 'trace', 'group', 'groupCollapsed'] as const;
/** Methods that code may call, and that have nothing to show here: there is no clock and no indentation. */
const silent = ['groupEnd', 'time', 'timeEnd', 'timeLog', 'countReset', 'clear'] as const;
const countedLabels = 50;
const lineLimit = 200;
const lineLength = 500;
const totalLength = 10_000;
const entryLimit = 20;
const depthLimit = 3;

export class ConsoleCapture {
  #lines: string[] = [];
  #length = 0;
  #full = false;
  muted = false;

  /** What was written since the last time, as lines. */
  take(): string[] {
    const lines = this.#lines;
    this.#lines = [];
    this.#length = 0;
    this.#full = false;
    return lines;
  }

  /** Whether nothing more is taken, so that there is no need to look at a value. */
  get full(): boolean {
    return this.muted || this.#full;
  }

  write(text: string): void {
    for (const line of text.split('\n')) {
      if (this.full) return;
      const cut = line.length > lineLength ? `${line.slice(0, lineLength - 1)}…` : line;
      if (this.#lines.length >= lineLimit || this.#length + cut.length > totalLength) {
        this.#full = true;
        this.#lines.push('… more output was left out.');
        return;
      }
      this.#lines.push(cut);
      this.#length += cut.length;
    }
  }
}

/** More than right code prints while somebody looks for a mistake in it: printing must not use up its fuel. */
const freeCalls = 50_000;
/** Beyond them, calls that cost one unit of fuel: each crosses into the host, which the engine's own count knows nothing of. */
const callsPerFuel = 100;

/** Gives the guest a `console` that writes into `capture`. */
export function installConsole(guest: Guest, capture: ConsoleCapture, burn: () => void): void {
  const { vm } = guest;
  let calls = 0;
  const target = vm.newObject();
  const install = (name: string, write: (args: readonly JSValueHandle[]) => void) => {
    const method = vm.newFunction(name, (...args) => {
      calls += 1;
      if (calls > freeCalls && calls % callsPerFuel === 0) burn();
      if (!capture.full) write(args);
      return vm.undefined;
    });
    target.setProp(name, method);
    method.dispose();
  };
  const write = (args: readonly JSValueHandle[]) => capture.write(formatSafely(guest, args));
  const counts = new Map<string, number>();
  for (const name of writing) install(name, write);
  for (const name of silent) install(name, () => {});
  install('assert', ([condition, ...rest]) => {
    if (condition?.toBoolean() !== true) capture.write(`Assertion failed: ${formatSafely(guest, rest)}`.trim());
  });
  install('count', (args) => {
    const label = (args.length === 0 ? 'default' : formatSafely(guest, args.slice(0, 1))).slice(0, lineLength);
    const count = (counts.get(label) ?? 0) + 1;
    if (counts.size < countedLabels || counts.has(label)) counts.set(label, count);
    capture.write(`${label}: ${count}`);
  });
  vm.setProp(vm.global, 'console', target);
  target.dispose();
}

function formatSafely(guest: Guest, args: readonly JSValueHandle[]): string {
  try {
    return args
      .slice(0, entryLimit)
      .map((arg) => (arg.isString ? guest.text(arg, totalLength) : format(guest, arg, 0)))
      .join(' ');
  } catch {
    // The guest ran out of memory or fuel while we looked at the value; the run notices by itself.
    return '[could not be shown]';
  }
}

/** A value as a reader of code would write it. Getters are named, not run. */
function format(guest: Guest, handle: JSValueHandle, depth: number): string {
  const number = guest.numberAt(handle.ptr);
  if (number !== null) return Object.is(number, -0) ? '-0' : String(number);
  if (handle.isString) return JSON.stringify(guest.text(handle, lineLength));
  if (handle.isUndefined) return 'undefined';
  if (handle.isNull) return 'null';
  if (handle.isBool) return String(handle.toBoolean());
  if (handle.isBigInt) return '[bigint]';
  if (handle.isSymbol) return '[symbol]';
  if (handle.isProxy) return '[Proxy]';
  if (handle.isFunction) return '[function]';
  if (handle.isError) return formatError(guest, handle);
  if (depth >= depthLimit) return handle.isArray ? '[…]' : '{…}';
  return handle.isArray ? formatArray(guest, handle, depth) : formatObject(guest, handle, depth);
}

function formatArray(guest: Guest, handle: JSValueHandle, depth: number): string {
  const length = guest.lengthOf(handle.ptr);
  const entries = Array.from({ length: Math.min(length, entryLimit) }, (_, index) =>
    formatProperty(guest, handle, String(index), depth),
  );
  if (length > entryLimit) entries.push(`… ${length - entryLimit} more`);
  return `[${entries.join(', ')}]`;
}

function formatObject(guest: Guest, handle: JSValueHandle, depth: number): string {
  const name = handle.className ?? 'Object';
  const typed = /^(Big)?(Int|Uint|Float)\d+(Clamped)?Array$/.test(name);
  const names = ownNames(guest, handle, entryLimit + 1);
  const shown = names.slice(0, entryLimit);
  const fields = shown.map((field) => {
    const value = formatProperty(guest, handle, field, depth);
    return typed ? value : `${field.slice(0, lineLength)}: ${value}`;
  });
  if (names.length > entryLimit) fields.push('…');
  if (typed) return `${name} [${fields.join(', ')}]`;
  const prefix = name === 'Object' ? '' : `${name} `;
  return fields.length === 0 ? `${prefix}{}` : `${prefix}{ ${fields.join(', ')} }`;
}

function formatProperty(guest: Guest, handle: JSValueHandle, name: string, depth: number): string {
  const descriptor = handle.getOwnPropertyDescriptor(name);
  if (!descriptor) return '[hole]';
  return descriptor.value ? format(guest, descriptor.value, depth + 1) : '[getter]';
}

function formatError(guest: Guest, handle: JSValueHandle): string {
  const descriptor = handle.getOwnPropertyDescriptor('message');
  return `[error: ${descriptor?.value?.isString ? guest.text(descriptor.value, lineLength) : ''}]`;
}
