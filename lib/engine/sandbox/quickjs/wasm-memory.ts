/** The second cap on memory: a maximum written into the WebAssembly module itself, which no code inside can lift. */

const pageBytes = 65_536;
const memorySection = 5;
const headerBytes = 8;

/** Bytes of linear memory that no instance may exceed: the largest limit of an exercise (256 MiB), its stack and overhead. */
const memoryCapBytes = 320 * 1024 * 1024;

/**
 * A copy of a WebAssembly module whose one memory may grow to `maxBytes` at most.
 * @throws TypeError where the bytes are no module with a memory of its own
 */
export function capMemory(module: Uint8Array, maxBytes = memoryCapBytes): Uint8Array<ArrayBuffer> {
  if (module[0] !== 0 || module[1] !== 0x61) throw new TypeError('Not a WebAssembly module.');
  let offset = headerBytes;
  while (offset < module.length) {
    const id = module[offset] ?? 0;
    const size = readLeb(module, offset + 1);
    const end = size.next + size.value;
    if (id === memorySection) {
      return concat(module.subarray(0, offset), memoryOf(module, size.next, maxBytes), module.subarray(end));
    }
    offset = end;
  }
  throw new TypeError('The WebAssembly module has no memory section.');
}

/** The section again, with a maximum: [id, size, count, flags with the "has maximum" bit, minimum, maximum]. */
function memoryOf(module: Uint8Array, offset: number, maxBytes: number): Uint8Array {
  const minimum = readLeb(module, offset + 2);
  const body = [1, 1, ...leb(minimum.value), ...leb(Math.floor(maxBytes / pageBytes))];
  return Uint8Array.from([memorySection, ...leb(body.length), ...body]);
}

function readLeb(bytes: Uint8Array, offset: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let index = 0; index < 5; index += 1) {
    const byte = bytes[offset + index];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, next: offset + index + 1 };
  }
  throw new TypeError('The WebAssembly module is cut off.');
}

function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(Math.floor(value / 0x80))];
}

function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
