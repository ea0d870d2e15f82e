/**
 * Valid TypeScript that Sucrase's parser takes for something else. Only what it refused is rewritten, and tried once more: a
 * program that it takes is never touched.
 */

const texts = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/;
/** A type that takes no arguments, so that the `<` behind it compares or shifts: `x as number < 6`. */
const assertion = /\b(?:as|satisfies)\s+(?:number|string|boolean|bigint|any|unknown)\s*(?=<)/;
/** A method of that name: `{ async<T>(x: T) {…} }`. */
const asyncMethod = /(?<=[{,]\s{0,99})async\s{0,99}(?=<)/;
/** A variable of that name as a statement of its own: `type;`. */
const statement = /(?<=(?:^|[;{}])\s{0,99})(?:abstract|declare|module|namespace|type)(?=\s{0,99};)/;
const places = new RegExp(`(${texts.source})|(${assertion.source})|${asyncMethod.source}|${statement.source}`, 'g');

/** The source on the same lines; null where there is nothing of the kind. */
export function rewritten(source: string): string | null {
  const other = source.replace(places, (found: string, text: string | undefined, asserted: string | undefined) => {
    if (text !== undefined) return text;
    if (asserted !== undefined) return asserted.replace(/[^\r\n]/g, ' ');
    return found.startsWith('async') ? '"async"' : `(${found})`;
  });
  return other === source ? null : other;
}
