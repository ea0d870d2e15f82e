/** What changed between two versions of code, by lines. */
import { diffArrays } from 'diff';

export interface DiffRow {
  readonly kind: 'same' | 'added' | 'removed';
  /** Line numbers from 1, in the version before and in the one after; null where the line is not in it. */
  readonly before: number | null;
  readonly after: number | null;
}

/** Rows to show, or a run of unchanged ones that is folded away. */
export type DiffPart =
  | { readonly kind: 'rows'; readonly rows: readonly DiffRow[] }
  | { readonly kind: 'folded'; readonly rows: readonly DiffRow[] };

/** Two versions with nothing in common take quadratic time; after this long all is said to be replaced. */
const patienceMs = 500;

export function diffLines(before: string, after: string): readonly DiffRow[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const changes = diffArrays(old, fresh, { timeout: patienceMs }) ?? [
    { removed: true, added: false, count: old.length },
    { removed: false, added: true, count: fresh.length },
  ];
  let [atOld, atFresh] = [0, 0];
  return changes.flatMap(({ removed, added, count }) =>
    Array.from({ length: count }, (): DiffRow => {
      if (removed) return { kind: 'removed', before: ++atOld, after: null };
      if (added) return { kind: 'added', before: null, after: ++atFresh };
      return { kind: 'same', before: ++atOld, after: ++atFresh };
    }),
  );
}

/** Unchanged lines further than `context` from a change are folded, where that saves more than a line. */
export function foldUnchanged(rows: readonly DiffRow[], context = 3): readonly DiffPart[] {
  const near = rows.map((_, index) =>
    rows.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== 'same'),
  );
  const parts: { kind: DiffPart['kind']; rows: DiffRow[] }[] = [];
  for (const [index, row] of rows.entries()) {
    const kind = near[index] ? 'rows' : 'folded';
    const last = parts.at(-1);
    if (last?.kind === kind) last.rows.push(row);
    else parts.push({ kind, rows: [row] });
  }
  return parts.map((part) => (part.rows.length === 1 ? { kind: 'rows', rows: part.rows } : part));
}
