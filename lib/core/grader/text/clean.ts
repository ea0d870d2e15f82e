/** Text that student code produced, made fit to be shown: one budget, no control characters. */

/** Cuts a text and replaces control characters, which would grow sixfold in JSON and could imitate other lines. */
export function cleanText(text: string, limit: number): string {
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return cut.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029\ud800-\udfff]/gu, '\ufffd');
}

/** The first lines of console output that fit into `budget` characters. */
export function cleanConsole(lines: readonly string[], budget: number): string[] {
  const kept: string[] = [];
  let left = budget;
  for (const line of lines) {
    if (left <= 0 || kept.length >= 50) return [...kept, '… more output was left out'];
    const text = cleanText(line, Math.min(300, left));
    kept.push(text);
    left -= text.length + 1;
  }
  return kept;
}
