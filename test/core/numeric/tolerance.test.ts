import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isClose, relativeError } from '@/lib/core/numeric/tolerance';

const strict = { rtol: 0, atol: 0 };
const usual = { rtol: 1e-6, atol: 0 };

describe('isClose', () => {
  test('takes −0 and 0 as equal, both ways', () => {
    expect(isClose(-0, 0, strict)).toBe(true);
    expect(isClose(0, -0, strict)).toBe(true);
  });

  test('takes NaN as equal to NaN only', () => {
    expect(isClose(Number.NaN, Number.NaN, usual)).toBe(true);
    expect(isClose(Number.NaN, 1, usual)).toBe(false);
    expect(isClose(1, Number.NaN, usual)).toBe(false);
  });

  test('takes an infinity as equal to itself only, whatever the tolerance', () => {
    const loose = { rtol: 0.1, atol: 1e300 };
    expect(isClose(Infinity, Infinity, loose)).toBe(true);
    expect(isClose(-Infinity, Infinity, loose)).toBe(false);
    expect(isClose(1e308, Infinity, loose)).toBe(false);
    expect(isClose(Infinity, 1e308, loose)).toBe(false);
  });

  test('measures against the expected value, not the larger of the two', () => {
    expect(isClose(1e6, 1, usual)).toBe(false);
    expect(isClose(0, 1e-12, usual)).toBe(false);
    expect(isClose(1e-12, 0, usual)).toBe(false);
    expect(isClose(1e-12, 0, { rtol: 1e-6, atol: 1e-9 })).toBe(true);
  });

  test('forgives what is lost below the smallest normal number', () => {
    expect(isClose(1 / (1 + Math.exp(710)), Math.exp(-710), usual)).toBe(true);
    expect(isClose(0, 1e-300, usual)).toBe(false);
  });

  test('accepts a number inside the relative band and refuses one outside it', () => {
    const size = fc.double({ min: 1e-290, max: 1e290, noNaN: true });
    fc.assert(
      fc.property(size, fc.boolean(), fc.boolean(), (magnitude, negative, above) => {
        const expected = negative ? -magnitude : magnitude;
        const direction = above ? 1 : -1;
        expect(isClose(expected * (1 + direction * 9e-7), expected, usual)).toBe(true);
        expect(isClose(expected * (1 + direction * 1.1e-6), expected, usual)).toBe(false);
      }),
    );
  });
});

test('the relative error has no value where zero was expected', () => {
  expect(relativeError(1, 0)).toBeNull();
  expect(relativeError(3, 2)).toBe(0.5);
});
