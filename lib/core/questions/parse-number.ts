/**
 * Numbers as people type them: `0.25`, `0,25`, `−3`, `1e-6`, `10^6`, `2·10⁻³`, `1/4`, `1,000,000`, `1 000 000`. One spelling
 * means two numbers, `1,000`: it is asked back, not guessed.
 */

/** Null for anything else, and for what {@link findTwoMeanings} asks back. */
export function parseNumber(text: string): number | null {
  if (findTwoMeanings(text) !== null) return null;
  const parts = normalised(text).split('/').map(readProduct);
  const [numerator, denominator = 1] = parts;
  if (parts.length > 2 || numerator === undefined || numerator === null || denominator === null) return null;
  const value = numerator / denominator;
  return Number.isFinite(value) ? value : null;
}

/** Both ways to write what is meant, where one comma stands before three digits; else null. */
export function findTwoMeanings(text: string): { readonly whole: string; readonly decimal: string } | null {
  const [, integer, three] = /(?:^|[^\d.,' ])([1-9]\d{0,2}),(\d{3})(?![\d.,' ]*\d)/.exec(normalised(text)) ?? [];
  return integer === undefined || three === undefined
    ? null
    : { whole: `${integer}${three}`, decimal: `${integer}.${three}` };
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** One sign for each that means the same. */
function normalised(text: string): string {
  return text
    .replace(/[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => `^${[...power].map(plainDigit).join('')}`)
    .replace(/[−–]/g, '-')
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/[’ʼ]/g, "'")
    .replace(/[×·⋅]|(?<!\*)\*(?!\*)/g, '·')
    .replaceAll('**', '^')
    .trim();
}

function plainDigit(sign: string): string {
  if (sign === '⁻') return '-';
  return sign === '⁺' ? '' : String(superscripts.indexOf(sign));
}

/** `2·10^6`: a factor before a power, or one of them alone. */
function readProduct(text: string): number | null {
  const [first, second, ...more] = text.split('·').map((factor) => readPower(factor.trim()));
  if (first === undefined || first === null || second === null || more.length > 0) return null;
  return first * (second ?? 1);
}

function readPower(text: string): number | null {
  const [, sign = '', base = '', exponent] = /^([-+]?)([^^]*)(?:\^([-+]?\d{1,4}))?$/.exec(text) ?? [];
  const value = readDecimal(base.trim());
  if (value === null) return null;
  // `1e6` rather than `10 ** 6`: the nearest float64, whatever the engine's power is.
  const power = exponent === undefined ? value : value === 10 ? Number(`1e${exponent}`) : value ** Number(exponent);
  return sign === '-' ? -power : power;
}

const grouped = [
  /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/,
  /^\d{1,3}(?:\.\d{3}){2,}(?:,\d*)?$/,
  /^\d{1,3}(?:\.\d{3})+,\d*$/,
  /^\d{1,3}(?: \d{3})+(?:[.,]\d*)?$/,
  /^\d{1,3}(?:'\d{3})+(?:[.,]\d*)?$/,
];

/** A number without its sign; groups of three digits are told from decimals. */
function readDecimal(text: string): number | null {
  const style = grouped.findIndex((pattern) => pattern.test(text));
  if (/^0,\d{3}$/.test(text) || style === -1) {
    return /^(\d+[.,]?\d*|[.,]\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text.replace(',', '.')) : null;
  }
  const separator = [',', '.', '.', ' ', "'"][style] ?? '';
  return Number(text.replaceAll(separator, '').replace(',', '.'));
}
