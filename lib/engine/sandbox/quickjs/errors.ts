/**
 * What the student's code threw, told without running any more of it: names, messages and stacks are taken only where they are
 * plain strings, never from a getter.
 */
import { JSException, type JSValueHandle } from 'quickjs-wasi';
import type { GuestError } from '@/lib/core/grader/sandbox-port';
import { describeHandle } from './describe';
import type { Box, Guest } from './guest';
import { moduleName, type Position } from './transpile';

const messageLimit = 2000;
const nameLimit = 100;
const stackLimit = 4000;
const prototypeLimit = 10;
const stackOverflow = 'Maximum call stack size exceeded';

export type Locate = (line: number, column: number) => Position;

/** The guest's error of the engine that stands for a limit rather than for a mistake in the code. */
export type Exhaustion = 'memory' | null;

export function readError(guest: Guest, box: Box, locate: Locate): GuestError {
  const handle = guest.handle(box);
  if (!handle.isError) {
    return { name: 'Error', message: `threw ${describeHandle(guest, box)}`, line: null, column: null };
  }
  const message = findText(guest, handle, 'message', messageLimit) ?? '';
  return {
    name: findText(guest, handle, 'name', nameLimit) ?? 'Error',
    message: message === stackOverflow ? `${message}: does your recursion end?` : message,
    ...positionOf(guest.stackOf(box, stackLimit), locate),
  };
}

/** Whether an error says that the memory ran out. A student who throws the same by hand is taken at their word. */
export function exhaustionOf({ name, message }: GuestError): Exhaustion {
  const isEngine = name === 'InternalError';
  return isEngine && (message === 'out of memory' || message === 'string too long') ? 'memory' : null;
}

/** The innermost place in the student's own module. */
function positionOf(stack: string, locate: Locate): Position {
  for (const frame of stack.split('\n')) {
    const match = /^ *at (.*?)\(?([^\s():]+):(\d+):(\d+)\)?$/.exec(frame.slice(0, 500));
    if (match?.[2] !== moduleName) continue;
    // The engine's way of saying that it does not know where in the top level it was.
    const unknown = match[1]?.trim() === '<anonymous>' && match[3] === '1' && match[4] === '1';
    return unknown ? { line: null, column: null } : locate(Number(match[3]), Number(match[4]));
  }
  return { line: null, column: null };
}

/** A string property of an object or of its prototypes, cut to `limit`; null where it is anything else, a getter included. */
function findText(guest: Guest, object: JSValueHandle, name: string, limit: number): string | null {
  try {
    return lookUp(guest, object, name, limit);
  } catch (error) {
    // An export that its module has not reached yet, in a namespace that was made a prototype, throws when it is looked at.
    if (error instanceof JSException) return null;
    throw error;
  }
}

function lookUp(guest: Guest, object: JSValueHandle, name: string, limit: number): string | null {
  let holder = object;
  for (let depth = 0; depth < prototypeLimit; depth += 1) {
    if (!holder.isObject || holder.isProxy) return null;
    const descriptor = holder.getOwnPropertyDescriptor(name);
    if (descriptor) return descriptor.value?.isString ? guest.text(descriptor.value, limit) : null;
    holder = holder.getPrototypeOf();
  }
  return null;
}
