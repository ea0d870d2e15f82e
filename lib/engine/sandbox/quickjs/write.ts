/** Building arguments inside the guest, straight into its memory: no setter and no patched prototype is consulted. */
import { isList, type Value } from '@/lib/core/exercise/values';
import type { Box, Guest } from './guest';
import { encodeNumber } from './numbers';

/** A fresh copy of `value` in the guest. The caller frees it. */
export function writeValue(guest: Guest, value: Value): Box {
  if (typeof value === 'number') {
    const box = guest.allocate(8);
    encodeNumber(guest.words, box / 4, value);
    return box;
  }
  if (isList(value)) return writeList(guest, value);
  const fields = Object.entries(value).map(([name, entry]) => [name, writeValue(guest, entry)] as const);
  const record = guest.newRecord(fields);
  for (const [, box] of fields) guest.free(box);
  return record;
}

function writeList(guest: Guest, list: readonly Value[]): Box {
  const address = guest.allocate(Math.max(8, list.length * 8));
  for (const [index, entry] of list.entries()) {
    const slot = address / 4 + index * 2;
    if (typeof entry === 'number') {
      encodeNumber(guest.words, slot, entry);
      continue;
    }
    // The reference moves from the entry's box into the list's slot; only the box's own 8 bytes are released.
    const box = writeValue(guest, entry);
    const words = guest.words;
    words[slot] = words[box / 4] ?? 0;
    words[slot + 1] = words[box / 4 + 1] ?? 0;
    guest.release(box);
  }
  const array = guest.newArray(address, list.length);
  guest.release(address);
  return array;
}
