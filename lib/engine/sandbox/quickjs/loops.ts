/**
 * Which loop it was that did not end. Of a loop that is interrupted the engine knows only about where it was: somewhere behind the
 * loop's head, or no more than the function. The nearest loop around or after that place is named.
 */

const loop = /^(?:[^'"`/]*[^\w$.'"`/])?(for|while|do)\b/;

/** The line of the loop that an interrupt in `line` was in, or `line` itself where there is none. Lines are 1-based. */
export function loopLine(source: string, line: number | null): number | null {
  if (line === null) return null;
  const lines = source.split('\n');
  const here = lines[line - 1];
  if (here === undefined || loop.test(here)) return line;
  return (isFunctionHead(here) ? findAfter(lines, line) : (findBefore(lines, line) ?? findAfter(lines, line))) ?? line;
}

/** The last loop before `line`, not further than the head of the function that `line` is in. */
function findBefore(lines: readonly string[], line: number): number | null {
  for (let candidate = line - 1; candidate >= 1; candidate -= 1) {
    const text = lines[candidate - 1] ?? '';
    if (loop.test(text)) return candidate;
    if (isFunctionHead(text)) return null;
  }
  return null;
}

/** The first loop inside the braces that open at `line`. */
function findAfter(lines: readonly string[], line: number): number | null {
  let depth = 0;
  for (let candidate = line; candidate <= lines.length; candidate += 1) {
    const text = lines[candidate - 1] ?? '';
    if (loop.test(text)) return candidate;
    depth += count(text, '{') - count(text, '}');
    if (depth <= 0 && candidate > line) return null;
  }
  return null;
}

function isFunctionHead(text: string): boolean {
  return /\bfunction\b|=>|^\s*(?:(?:public|private|protected|static|async|get|set)\s+)*[\w$#]+\s*\([^;]*\{\s*$/.test(
    text,
  );
}

function count(text: string, brace: string): number {
  return text.split(brace).length - 1;
}
