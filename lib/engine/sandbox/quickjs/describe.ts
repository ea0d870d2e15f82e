/** What a value of the guest is, in plain words, without running any code of the guest. */
import { JSException, type JSValueHandle } from 'quickjs-wasi';
import type { Box, Guest } from './guest';

const textLimit = 40;
const fieldLimit = 5;

/** "undefined", "the string \"0.25\"", "a Float64Array of length 3", "an object with the fields dx and db". */
export function describeHandle(guest: Guest, box: Box): string {
  try {
    return inWords(guest, box);
  } catch (error) {
    // Looking needs a little of the guest's memory, which it may have used up.
    if (error instanceof JSException) return 'a value that cannot be described';
    throw error;
  }
}

function inWords(guest: Guest, box: Box): string {
  const number = guest.numberAt(box);
  if (number !== null) return `the number ${Object.is(number, -0) ? '-0' : number}`;
  const handle = guest.handle(box);
  if (handle.isUndefined) return 'undefined';
  if (handle.isNull) return 'null';
  if (handle.isBool) return String(handle.toBoolean());
  if (handle.isString) return `the string ${quoted(guest, handle)}`;
  if (handle.isBigInt) return 'a bigint';
  if (handle.isSymbol) return 'a symbol';
  if (handle.isProxy) return 'a Proxy';
  if (handle.isFunction) return 'a function';
  if (handle.isArray) return `an array of length ${guest.lengthOf(box)}`;
  return describeObject(guest, handle);
}

function describeObject(guest: Guest, handle: JSValueHandle): string {
  const name = handle.className ?? 'object';
  const length = findTypedLength(handle, name);
  if (length !== null) return `${withArticle(name)} of length ${length}`;
  if (name !== 'Object') return withArticle(name);
  const fields = ownNames(guest, handle, fieldLimit + 1);
  if (fields.length === 0) return 'an object without fields';
  const shown = fields.slice(0, fieldLimit);
  if (fields.length > fieldLimit) shown.push('…');
  return `an object with the field${fields.length === 1 ? '' : 's'} ${shown.join(', ')}`;
}

/** The length in elements of a typed array, or null. Its `length` property could be one of the student's. */
function findTypedLength(handle: JSValueHandle, name: string): number | null {
  const match = /^(?:Big)?(?:Int|Uint|Float)(8|16|32|64)(?:Clamped)?Array$/.exec(name);
  if (!match) return null;
  try {
    return (handle.toArrayBuffer().byteLength * 8) / Number(match[1]);
  } catch {
    // The student gave its buffer away: then it has no entries, and the library no buffer to show.
    return 0;
  }
}

/** The first `limit` of an object's own property names. */
export function ownNames(guest: Guest, handle: JSValueHandle, limit: number): string[] {
  if (handle.isProxy) return [];
  const keys = guest.ownKeys(handle.ptr);
  const names: string[] = [];
  for (let index = 0; index < Math.min(limit, guest.lengthOf(keys)); index += 1) {
    const key = guest.element(keys, index);
    names.push(guest.text(guest.handle(key), textLimit));
    guest.free(key);
  }
  guest.free(keys);
  return names;
}

function quoted(guest: Guest, handle: JSValueHandle): string {
  const text = guest.text(handle, textLimit + 1);
  return JSON.stringify(text.length > textLimit ? `${text.slice(0, textLimit)}…` : text);
}

function withArticle(name: string): string {
  return `${/^[AEIOU]/i.test(name) && !/^U(int|niq)/.test(name) ? 'an' : 'a'} ${name}`;
}
