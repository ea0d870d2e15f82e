/** A number as people type it: `0.25`, `0,25`, `−3`, `1e-6`, `1/4`. Null for anything else. */
export function parseNumber(text: string): number | null {
  const parts = text.replaceAll('−', '-').replaceAll(',', '.').split('/');
  if (parts.length > 2 || parts.some((part) => !/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(part))) return null;
  const [numerator = Number.NaN, denominator = 1] = parts.map(Number);
  const value = numerator / denominator;
  return Number.isFinite(value) ? value : null;
}
