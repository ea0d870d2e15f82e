/**
 * The natural logarithm by sums, products and quotients alone, which float64 defines to the last bit. `Math.log` may differ in its
 * last digit from one engine to the next, and a browser has to draw the inputs that the server draws.
 * Formula: FreeBSD's e_log.c (Sun Microsystems, 1993), less than one unit in the last place.
 */

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
/** Minimax coefficients of (log(1 + s) − log(1 − s) − 2s) / s in s², for s in [0, 0.1716]. */
const [c1, c2, c3, c4, c5, c6, c7] = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
];

const words = new DataView(new ArrayBuffer(8));

/** @param x a normal positive number @throws RangeError for any other */
export function portableLog(x: number): number {
  if (!(x >= 2 ** -1022 && x < Number.POSITIVE_INFINITY)) throw new RangeError(`No logarithm of ${x} here.`);
  // x = 2^k · (1 + f), with 1 + f between √2/2 and √2.
  words.setFloat64(0, x);
  const high = words.getInt32(0);
  const fraction = high & 0xfffff;
  const carry = (fraction + 0x95f64) & 0x100000;
  words.setInt32(0, fraction | (carry ^ 0x3ff00000));
  const f = words.getFloat64(0) - 1;
  const k = (high >> 20) - 1023 + (carry >> 20);
  if ((0xfffff & (2 + fraction)) < 3) {
    // |f| < 2^-20: three terms of the series are exact enough.
    const r = f * f * (0.5 - 0.3333333333333333 * f);
    return k * ln2High - (r - k * ln2Low - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = z * (c1 + w * (c3 + w * (c5 + w * c7))) + w * (c2 + w * (c4 + w * c6));
  // Two ways to put it together, each exact where the other loses a digit.
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    return k * ln2High - (half - (s * (half + r) + k * ln2Low) - f);
  }
  return k * ln2High - (s * (f - r) - k * ln2Low - f);
}
