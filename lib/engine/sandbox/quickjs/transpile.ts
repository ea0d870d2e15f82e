/** TypeScript to JavaScript, the same on both sides, and the way back for positions: students see their own lines and columns. */
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { transform } from 'sucrase';
import type { GuestError } from '@/lib/core/grader/sandbox-port';
import { translateNamespaces } from './namespaces';
import { rewritten } from './second-try';

/** The name of the student's module in stacks. */
export const moduleName = 'main.ts';
/** No solution is this large. The limit for sources that are stored is smaller and stands elsewhere. */
const sourceLimit = 1_000_000;

export interface Position {
  /** Both 1-based. */
  readonly line: number | null;
  readonly column: number | null;
}

export type Transpiled =
  | { readonly ok: true; readonly code: string; readonly locate: (line: number, column: number) => Position }
  | { readonly ok: false; readonly error: GuestError };

/** Strips types and translates what is TypeScript only (enums, parameter properties, namespaces). Types are not checked. */
export function transpile(source: string): Transpiled {
  if (source.length > sourceLimit) {
    return refused('Your code is longer than 1,000,000 characters; no exercise needs that much.');
  }
  const first = attempt(source);
  if (first.ok) return first;
  const other = rewritten(source);
  const second = other === null ? first : attempt(other);
  return second.ok ? second : first;
}

function attempt(source: string): Transpiled {
  try {
    const { code, sourceMap } = transform(translateNamespaces(source), {
      transforms: ['typescript'],
      disableESTransforms: true,
      preserveDynamicImport: true,
      filePath: moduleName,
      sourceMapOptions: { compiledFilename: 'main.js' },
    });
    return { ok: true, code, locate: locator(sourceMap) };
  } catch (error) {
    return syntaxError(error);
  }
}

function locator(map: ReturnType<typeof transform>['sourceMap']): (line: number, column: number) => Position {
  let trace: TraceMap | undefined;
  return (line, column) => {
    // Decoding the map is only worth it once something went wrong.
    trace ??= new TraceMap({ version: 3, sources: map?.sources ?? [], names: [], mappings: map?.mappings ?? '' });
    if (line < 1 || column < 1) return { line: null, column: null };
    const original = originalPositionFor(trace, { line, column: column - 1 });
    return { line: original.line, column: original.column === null ? null : original.column + 1 };
  };
}

function syntaxError(error: unknown): Transpiled {
  // Sucrase parses recursively, so deeply nested code overflows the host's stack.
  if (error instanceof RangeError) return refused('Your code is nested too deeply.');
  if (!(error instanceof Error)) throw error;
  const message = error.message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
  const { line, column } = locationOf(error);
  return { ok: false, error: { name: 'SyntaxError', message: sentence(message), line, column } };
}

function locationOf(error: Error): Position {
  const loc: unknown = 'loc' in error ? error.loc : null;
  if (typeof loc !== 'object' || loc === null || !('line' in loc) || !('column' in loc)) return nowhere;
  const { line, column } = loc;
  return typeof line === 'number' && typeof column === 'number' ? { line, column } : nowhere;
}

const nowhere: Position = { line: null, column: null };

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1, 2000);
}

function refused(message: string): Transpiled {
  return { ok: false, error: { name: 'SyntaxError', message, line: null, column: null } };
}
