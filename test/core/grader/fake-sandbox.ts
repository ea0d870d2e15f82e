/**
 * A sandbox for unit tests of the grader: runs the student's code in this process, with no protection at all. What the real
 * engine does to hostile code is tested with the real engine.
 */
import { transform } from 'sucrase';
import type { Path, Value } from '@/lib/core/exercise/values';
import type { CallResult, GroupResult, PlannedCall, Received, Sandbox } from '@/lib/core/grader/sandbox-port';

export const fakeSandbox: Sandbox = {
  async run(job, onGroup) {
    const exports: Record<string, unknown> = {};
    try {
      const { code } = transform(job.source, { transforms: ['typescript', 'imports'] });
      new Function('exports', code)(exports);
    } catch (error) {
      const phase = error instanceof SyntaxError && 'loc' in error ? 'syntax' : 'load';
      return { kind: 'rejected', phase, error: guestError(error), console: [] };
    }
    return sandboxOf(exports).run(job, onGroup);
  },
};

/** A sandbox that has loaded these functions already, whatever the source. */
export function sandboxOf(exports: Record<string, unknown>): Sandbox {
  return {
    async run({ groups }, onGroup) {
      const results = groups.map((calls, index) => {
        const result = runGroup(calls, exports);
        onGroup?.(index, result);
        return result;
      });
      return { kind: 'completed', groups: results, console: [], fuelUsed: 1 };
    },
  };
}

function runGroup(calls: readonly PlannedCall[], exports: Record<string, unknown>): GroupResult {
  const results: CallResult[] = [];
  for (const call of calls) results.push(runCall(call, results, exports));
  return { calls: results, console: [] };
}

function runCall(call: PlannedCall, earlier: CallResult[], exports: Record<string, unknown>): CallResult {
  const target = exports[call.function];
  if (typeof target !== 'function') return { kind: 'missing', was: typeof target };
  const originals = call.args.map((argument) => {
    if (argument.kind === 'value') return argument.value;
    const result = earlier[argument.call];
    return result?.kind === 'returned' && result.received.kind === 'value' ? result.received.value : 0;
  });
  const args = structuredClone(originals);
  try {
    const received = read(target(...args), []);
    const argument = args.findIndex((arg, index) => JSON.stringify(arg) !== JSON.stringify(originals[index]));
    return { kind: 'returned', received, changed: argument < 0 ? null : { argument, path: [] } };
  } catch (error) {
    return { kind: 'threw', error: guestError(error) };
  }
}

function read(value: unknown, path: Path): Received {
  if (typeof value === 'number') return { kind: 'value', value };
  if (value === null || typeof value !== 'object') return { kind: 'unreadable', path, was: String(value) };
  if (ArrayBuffer.isView(value)) {
    return { kind: 'unreadable', path, was: `a ${value.constructor.name} of length ${Reflect.get(value, 'length')}` };
  }
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  const parts: [string | number, Value][] = [];
  for (const [key, entry] of entries) {
    const part = read(entry, [...path, key]);
    if (part.kind === 'unreadable') return part;
    parts.push([key, part.value]);
  }
  return { kind: 'value', value: Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts) };
}

function guestError(error: unknown) {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  return { name, message, line: null, column: null };
}
