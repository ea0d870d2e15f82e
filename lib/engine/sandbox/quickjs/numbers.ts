/**
 * How QuickJS keeps a value in WebAssembly memory: 8 bytes, "NaN boxing". A float64 stands there with a constant taken from its
 * high word; the bit patterns of NaNs that are then left over hold a tag and 32 bits. This is the one place that knows it,
 * and the only way by which a number leaves the guest: what is not exactly a number comes out as null.
 */

/** 0x7ff80000 − (the least tag, −9) + 1, taken from the high word of every float64. */
const addend = 0x7ff8000a;
const nanHigh = 0x7ff80000;
const intTag = 0;

/** Tags of the values that the reader tells apart. */
export const tags = { object: -1, undefined: 3, exception: 6 } as const;

/** WebAssembly's memory is little-endian, and so is every host that we know: the low word comes first. */
const asWords = new Uint32Array(2);
const asFloat = new Float64Array(asWords.buffer);

/** The number boxed in `words` at `index` (in 32-bit words, low word first), or null where another kind of value is. */
export function decodeNumber(words: Uint32Array, index: number): number | null {
  const low = words[index];
  const high = words[index + 1];
  if (low === undefined || high === undefined) return null;
  if (high === intTag) return low | 0;
  const floatHigh = (high + addend) >>> 0;
  asWords[0] = low;
  asWords[1] = floatHigh;
  const number = asFloat[0] ?? 0;
  // QuickJS keeps one NaN only; every other NaN pattern is a tag.
  if (!Number.isNaN(number) || (floatHigh === nanHigh && low === 0)) return number;
  return null;
}

/** Writes `number` into `words` at `index` as QuickJS would box it. */
export function encodeNumber(words: Uint32Array, index: number, number: number): void {
  if ((number | 0) === number && !Object.is(number, -0)) {
    words[index] = number;
    words[index + 1] = intTag;
    return;
  }
  // Another NaN pattern than QuickJS's own would be taken for a tag.
  asFloat[0] = number;
  const none = Number.isNaN(number);
  words[index] = none ? 0 : (asWords[0] ?? 0);
  words[index + 1] = (none ? nanHigh : (asWords[1] ?? 0)) - addend;
}

/** The tag of a value that is not a number. */
export function tagOf(words: Uint32Array, index: number): number {
  return (words[index + 1] ?? 0) | 0;
}
