import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedPart } from '@/lib/learning/workbench/changed-part';

test('a letter more is one letter, wherever it stands', () => {
  expect(changedPart('abc', 'abxc')).toEqual({ start: 2, end: 2, text: 'x' });
  expect(changedPart('aaa', 'aaaa')).toEqual({ start: 3, end: 3, text: 'a' });
  expect(changedPart('abc', 'abc')).toEqual({ start: 3, end: 3, text: '' });
});

test('putting the part in place makes the one text of the other, whatever they are', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { start, end, text: part } = changedPart(before, after);
      expect(before.slice(0, start) + part + before.slice(end)).toBe(after);
    }),
  );
});
