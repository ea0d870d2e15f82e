import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeNumber, encodeNumber } from '@/lib/engine/sandbox/quickjs/numbers';

describe('numbers in the memory of the guest', () => {
  const words = new Uint32Array(2);

  it('come back exactly as they were written', () => {
    const numbers = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(-0, 2 ** 31, -(2 ** 31), 2 ** 31 - 1, 2 ** 53));
    fc.assert(
      fc.property(numbers, (number) => {
        encodeNumber(words, 0, number);
        expect(decodeNumber(words, 0)).toBe(number);
      }),
    );
  });

  it('are found in any eight bytes or not at all, and then without a NaN of another pattern', () => {
    const bits = fc.oneof(
      fc.tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 2 ** 32 - 1 })),
      // Around the tags, where a mistake would be.
      fc.tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: -24, max: 24 })),
    );
    fc.assert(
      fc.property(bits, ([low, high]) => {
        words[0] = low;
        words[1] = high;
        const number = decodeNumber(words, 0);
        if (number === null) return;
        expect(typeof number).toBe('number');
        encodeNumber(words, 0, number);
        expect(decodeNumber(words, 0)).toBe(number);
      }),
      { numRuns: 2000 },
    );
  });

  it('are not read beyond the memory', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 2 ** 31 }), (index) => decodeNumber(words, index) === null));
    expect(decodeNumber(words, 1)).toBeNull();
  });
});
