/** Collecting what is wrong with exercise.yaml, and guessing what was meant. */
import type { Diagnostic } from './diagnostics';
import { fieldText } from './parse-yaml';

export type Key = string | number;
/** Where something stands in exercise.yaml, outermost field first. */
export type YamlPath = readonly Key[];
export type LineOf = (path: readonly Key[]) => number | null;

/** Collects problems with their places. */
export class Problems {
  readonly list: Diagnostic[] = [];
  constructor(
    private readonly lineOf: LineOf,
    private readonly original: (path: readonly Key[]) => readonly Key[],
  ) {}

  add(path: readonly Key[], message: string, fix: string | null, severity: Diagnostic['severity'] = 'error'): void {
    const place = this.original(path);
    this.list.push({
      severity,
      file: 'exercise.yaml',
      line: this.lineOf(place),
      field: fieldText(place),
      message,
      fix,
    });
  }
}

/** "Did you mean …?" by edit distance or beginning, else the list of what there is. */
export function nearest(typed: string, known: Iterable<string>): string | null {
  const names = [...known];
  if (names.length === 0) return null;
  const badness = (name: string) => (name.startsWith(typed) ? 0 : distance(typed, name));
  const [best = ''] = names.toSorted((a, b) => badness(a) - badness(b));
  return badness(best) < Math.min(typed.length, Math.max(3, typed.length / 3 + 1))
    ? `Did you mean "${best}"?`
    : `Use one of: ${names.join(', ')}.`;
}

/** Levenshtein's edit distance, for names of a few letters. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
