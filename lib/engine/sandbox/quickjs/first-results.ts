/**
 * Whether a function gives out one array again and again. What each function's first call returned is kept, and looked at again
 * after later calls, until one has returned something else: by then a shared array would have been written over.
 */
import type { ResultType, Value } from '@/lib/core/exercise/values';
import type { Received } from '@/lib/core/grader/sandbox-port';
import type { Box, Guest } from './guest';
import { GuestThrew, type ReadBudget, readResult } from './read';

interface Kept {
  readonly box: Box;
  readonly value: Value;
}

export class FirstResults {
  /** Null once a function is known to make its results anew. */
  readonly #kept = new Map<string, Kept | null>();

  constructor(
    private readonly guest: Guest,
    private readonly budget: ReadBudget,
  ) {}

  /** Takes over the box of a result, and tells whether the function's first result has changed since. */
  isOverwritten(name: string, box: Box, received: Received, type: ResultType): boolean {
    const kept = this.#kept.get(name);
    if (kept === undefined && received.kind === 'value' && typeof received.value !== 'number') {
      this.#kept.set(name, { box, value: received.value });
      return false;
    }
    if (!kept || received.kind !== 'value' || isSame(received.value, kept.value)) {
      this.guest.free(box);
      return false;
    }
    const isOverwritten = this.#hasChanged(kept, type);
    this.guest.free(box);
    this.guest.free(kept.box);
    this.#kept.set(name, null);
    return isOverwritten;
  }

  #hasChanged({ box, value }: Kept, type: ResultType): boolean {
    try {
      const again = readResult(this.guest, box, type, this.budget);
      return again.kind !== 'value' || !isSame(again.value, value);
    } catch (error) {
      if (!(error instanceof GuestThrew)) throw error;
      this.guest.free(this.guest.takeException());
      return true;
    }
  }
}

function isSame(a: Value, b: Value): boolean {
  if (typeof a === 'number' || typeof b === 'number') return Object.is(a, b);
  const entries = Object.entries(a);
  if (Array.isArray(a) !== Array.isArray(b) || entries.length !== Object.keys(b).length) return false;
  const other = new Map(Object.entries(b));
  return entries.every(([key, entry]) => {
    const counterpart = other.get(key);
    return counterpart !== undefined && isSame(entry, counterpart);
  });
}
