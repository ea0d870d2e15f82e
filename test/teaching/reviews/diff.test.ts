import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines, foldUnchanged } from '@/lib/teaching/reviews/diff';

const code = fc.array(fc.constantFrom('a', 'b', 'c', '}', ''), { maxLength: 30 }).map((lines) => lines.join('\n'));

test('the rows of either version are that version, in order and without gaps', () => {
  fc.assert(
    fc.property(code, code, (before, after) => {
      const rows = diffLines(before, after);
      const numbers = (side: 'before' | 'after') => rows.flatMap((row) => row[side] ?? []);
      expect(numbers('before')).toEqual(before.split('\n').map((_, index) => index + 1));
      expect(numbers('after')).toEqual(after.split('\n').map((_, index) => index + 1));
      const [old, fresh] = [before.split('\n'), after.split('\n')];
      for (const row of rows) {
        if (row.kind === 'same') expect(old[(row.before ?? 0) - 1]).toBe(fresh[(row.after ?? 0) - 1]);
      }
      expect(foldUnchanged(rows).flatMap((part) => part.rows)).toEqual(rows);
    }),
  );
});

test('a changed line is shown with three lines around it, the rest is folded', () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
  const after = lines.with(9, 'changed');
  const parts = foldUnchanged(diffLines(lines.join('\n'), after.join('\n')));
  expect(parts.map(({ kind, rows }) => [kind, rows.length])).toEqual([
    ['folded', 6],
    ['rows', 8],
    ['folded', 7],
  ]);
  expect(parts[1]?.rows.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', before: 10, after: null },
    { kind: 'added', before: null, after: 10 },
  ]);
});

test('two long versions without anything in common are compared all the same', () => {
  const long = (word: string) => Array.from({ length: 8000 }, (_, index) => `${word} ${index}`).join('\n');
  const rows = diffLines(long('old'), long('new'));
  expect(rows.filter(({ kind }) => kind === 'removed')).toHaveLength(8000);
  expect(rows.filter(({ kind }) => kind === 'added')).toHaveLength(8000);
});
