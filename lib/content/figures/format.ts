/** Numbers as people read them in figures. */

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 10 to a whole power, in writing: `10⁻⁶`; `1` for 0. */
export function powerOfTen(exponent: number): string {
  if (exponent === 0) return '1';
  const written = [...String(Math.abs(exponent))].map((digit) => digits[Number(digit)]).join('');
  return `10${exponent < 0 ? '⁻' : ''}${written}`;
}

/** Three digits: `0.197`, `1.23`, `−4.5`, and `9.54·10⁻⁷` where zeros would have to be counted. */
export function readable(value: number): string {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : 'undefined';
  return fromLog10(Math.log10(Math.abs(value)), value < 0);
}

/** As {@link readable}, for values that may be too small or large for a float64: `log10` of the size. */
export function fromLog10(log10: number, negative = false): string {
  if (log10 === Number.NEGATIVE_INFINITY) return '0';
  const sign = negative ? '−' : '';
  if (log10 >= -3 && log10 < 4) return sign + String(Number((10 ** log10).toPrecision(3)));
  // Rounding may carry 9.996 to 10.0.
  const exponent = Math.floor(log10 + 1e-12);
  const mantissa = Number((10 ** (log10 - exponent)).toPrecision(3));
  const [shown, power] = mantissa >= 10 ? [1, exponent + 1] : [mantissa, exponent];
  return `${sign}${shown}·${powerOfTen(power)}`;
}

/** A number of digits after the point, with a minus that is as wide as a plus, and no minus before a zero. */
export function fixed(value: number, fractionDigits: number): string {
  const text = value.toFixed(fractionDigits);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}
