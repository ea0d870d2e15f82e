/**
 * The only way for a value out of the guest. It fails closed: what is not a number, a real array or (where the contract asks for
 * one) a record is `unreadable`, never a guess. Every element and field is read exactly once, so a getter that changes its mind
 * is believed once.
 */
import type { Path, ResultType, Value } from '@/lib/core/exercise/values';
import type { Received } from '@/lib/core/grader/sandbox-port';
import { describeHandle } from './describe';
import type { Box, Guest } from './guest';
import { tags } from './numbers';

/** Numbers and arrays that one result may have; the largest matrix of the format has 65,536. */
const entryLimit = 200_000;
const depthLimit = 8;

/** Counts what is read, per result and over a whole run, so that no amount of results can fill the host's memory. */
export class ReadBudget {
  #total: number;
  #left = 0;

  constructor(total = 4_000_000) {
    this.#total = total;
  }

  begin(): void {
    this.#left = Math.min(entryLimit, this.#total);
  }

  take(count: number): boolean {
    this.#left -= count;
    this.#total -= count;
    return this.#left >= 0;
  }
}

class Unreadable {
  constructor(
    readonly path: Path,
    readonly was: string,
  ) {}
}

/** A getter of the result threw while it was read. The exception is still pending in the engine. */
export class GuestThrew extends Error {
  override readonly name = 'GuestThrew';
}

/**
 * Reads what a call returned.
 * @throws GuestThrew where a getter threw
 */
export function readResult(guest: Guest, box: Box, type: ResultType, budget: ReadBudget): Received {
  budget.begin();
  const reader = new Reader(guest, budget);
  const read = typeof type === 'string' ? reader.value(box, []) : reader.record(box, Object.keys(type));
  return read instanceof Unreadable
    ? { kind: 'unreadable', path: read.path, was: read.was }
    : { kind: 'value', value: read };
}

class Reader {
  constructor(
    private readonly guest: Guest,
    private readonly budget: ReadBudget,
  ) {}

  value(box: Box, path: Path): Value | Unreadable {
    const number = this.guest.numberAt(box);
    if (number !== null) return this.budget.take(1) ? number : this.#tooLarge();
    if (this.guest.tagAt(box) === tags.object && this.guest.isArray(box)) return this.#list(box, path);
    return new Unreadable(path, describeHandle(this.guest, box));
  }

  /** Only the fields that the contract names are looked at: whatever else the object has is the student's business. */
  record(box: Box, fields: readonly string[]): Value | Unreadable {
    if (!this.#isPlainObject(box)) return this.value(box, []);
    const record: Record<string, Value> = {};
    for (const field of fields) {
      const entry = this.#child(() => this.guest.property(box, field), [field]);
      if (entry instanceof Unreadable) return entry;
      record[field] = entry;
    }
    return record;
  }

  #list(array: Box, path: Path): Value | Unreadable {
    const { guest } = this;
    const length = guest.lengthOf(array);
    if (path.length >= depthLimit) return new Unreadable(path, 'an array nested too deeply');
    if (!this.budget.take(length + 1)) return this.#tooLarge();
    const list: Value[] = new Array(length);
    for (let index = 0; index < length; index += 1) {
      const box = guest.element(array, index);
      const number = guest.numberAt(box);
      if (number !== null) {
        list[index] = number;
        guest.free(box);
        continue;
      }
      const entry = this.#child(() => box, [...path, index]);
      if (entry instanceof Unreadable) {
        const hole = entry.was === 'undefined' && entry.path.length === path.length + 1;
        return hole && !guest.hasOwn(array, String(index)) ? new Unreadable(entry.path, 'a hole') : entry;
      }
      list[index] = entry;
    }
    return list;
  }

  #child(get: () => Box, path: Path): Value | Unreadable {
    const box = get();
    if (this.guest.isException(box)) throw new GuestThrew();
    const value = this.value(box, path);
    this.guest.free(box);
    return value;
  }

  #isPlainObject(box: Box): boolean {
    const { guest } = this;
    if (guest.tagAt(box) !== tags.object || guest.isProxy(box) || guest.isArray(box) || guest.isFunction(box))
      return false;
    return guest.handle(box).className === 'Object';
  }

  #tooLarge(): Unreadable {
    return new Unreadable([], `an array with more than ${entryLimit.toLocaleString('en')} entries`);
  }
}

/** The first place where an argument in the guest is no longer what was passed, or null. @throws GuestThrew */
export function findChange(guest: Guest, box: Box, original: Value): Path | null {
  if (typeof original === 'number') return Object.is(guest.numberAt(box), original) ? null : [];
  if (!Array.isArray(original)) return null;
  if (guest.tagAt(box) !== tags.object || !guest.isArray(box) || guest.lengthOf(box) !== original.length) return [];
  for (let index = 0; index < original.length; index += 1) {
    const path = findElementChange(guest, box, index, original[index]);
    if (path !== null) return [index, ...path];
  }
  return null;
}

function findElementChange(guest: Guest, array: Box, index: number, original: Value): Path | null {
  const box = guest.element(array, index);
  if (guest.isException(box)) throw new GuestThrew();
  const path = findChange(guest, box, original);
  guest.free(box);
  return path;
}
