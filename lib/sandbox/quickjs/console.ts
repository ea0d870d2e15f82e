/** The student's `console`: lines are kept, a limited number of them, and shown with the check during which they were written. */
import type { JSValueHandle } from 'quickjs-wasi';
import { ownNames } from './describe';
import type { Guest } from './guest';

const levels = ['log', 'info', 'warn', 'error', 'debug'] as const;
const lineLimit = 200;
const lineLength = 500;
const totalLength = 10_000;
const entryLimit = 20;
const depthLimit = 3;

export class ConsoleCapture {
  #lines: string[] = [];
  #length = 0;
  #full = false;

  /** What was written since the last time, as lines. */
  take(): string[] {
    const lines = this.#lines;
    this.#lines = [];
    this.#length = 0;
    this.#full = false;
    return lines;
  }

  get full(): boolean {
    return this.#full;
  }

  write(text: string): void {
    for (const line of text.split('\n')) {
      if (this.#full) return;
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

/** Calls of console methods that cost one unit of fuel: each crosses into the host, which the engine's own count knows nothing of. */
const callsPerFuel = 100;

/** Gives the guest a `console` that writes into `capture`. */
export function installConsole(guest: Guest, capture: ConsoleCapture, burn: () => void): void {
  const { vm } = guest;
  let calls = 0;
  const target = vm.newObject();
  for (const level of levels) {
    const method = vm.newFunction(level, (...args) => {
      calls += 1;
      if (calls % callsPerFuel === 0) burn();
      if (!capture.full) capture.write(formatSafely(guest, args));
      return vm.undefined;
    });
    target.setProp(level, method);
    method.dispose();
  }
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
