/** What the editor offers and explains in exercise.yaml. */
import { describe, expect, test } from 'vitest';
import { describeKey, namesAt, offersAt } from '@/app/teach/exercises/[slug]/yaml-completion';
import { exerciseJsonSchema } from '@/lib/core/exercise/json-schema';

const root = exerciseJsonSchema();
/** Offers where the text ends. */
function labels(text: string): readonly string[] {
  const lines = text.split('\n');
  return offersAt(root, lines, (lines.at(-1) ?? '').length).map(({ label }) => label);
}

describe('offers', () => {
  test('the fields of a place', () => {
    expect(labels('')).toEqual(expect.arrayContaining(['title', 'functions', 'checks', 'mistakes']));
    const inCheck = labels('checks:\n  - name: A\n    ');
    expect(inCheck).toEqual(expect.arrayContaining(['kind', 'function', 'generate', 'visibility']));
    expect(inCheck).not.toContain('title');
    expect(labels('mistakes:\n  - id: a\n    ')).toEqual(expect.arrayContaining(['title', 'nudge', 'hint']));
    expect(labels('checks:\n  - name: A\n    generate:\n      ')).toEqual(expect.arrayContaining(['count', 'sizes']));
  });

  test('the values of a field', () => {
    expect(labels('checks:\n  - name: A\n    kind: ')).toEqual(
      expect.arrayContaining(['value', 'matches', 'gradient', 'gradcheck', 'property']),
    );
    expect(labels('checks:\n  - name: A\n    visibility: ')).toEqual(['public', 'hidden']);
    expect(labels('functions:\n  f:\n    parameters:\n      z: ')).toEqual(
      expect.arrayContaining(['Vector', 'Matrix']),
    );
  });

  test('the names that the exercise declares', () => {
    const functions = [
      {
        name: 'square',
        description: 'Squares.',
        parameters: [{ name: 'z', type: 'Vector' as const }],
        result: 'Vector' as const,
      },
    ];
    expect(namesAt('    function: ', functions).map(({ label }) => label)).toEqual(['square']);
    expect(namesAt('    of: { forward: square, gives: ', functions).map(({ label }) => label)).toEqual(['z']);
    expect(namesAt('    kind: ', functions)).toEqual([]);
  });
});

test('explains a key, also inside braces', () => {
  const lines = [
    'checks:',
    '  - name: A',
    '    kind: gradient',
    '    of: { forward: square, upstream: upstream, gives: z }',
  ];
  expect(describeKey(root, lines, 'gives')).toMatch('gradient of');
  expect(describeKey(root, lines.slice(0, 2), 'name')).toMatch('words that a student understands');
  expect(describeKey(root, lines, 'square')).toBe('');
});
