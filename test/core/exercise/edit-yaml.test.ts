/** Forms change exercise.yaml: what is asked changes, everything else stays as its author wrote it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  addItem,
  insertItem,
  moveItem,
  removeAt,
  setScalar,
  setSnippet,
  snippetAt,
} from '@/lib/core/exercise/edit-yaml';
import type { YamlPath } from '@/lib/core/exercise/problems';
import type { Edited } from '@/lib/core/exercise/yaml/edited';

/** The shortest and the longest of the course, and the template. */
const written = ['exercises/sigmoid', 'exercises/batch-norm', 'scripts/exercise-template'].map(
  (folder) => [folder, readFileSync(`${folder}/exercise.yaml`, 'utf8')] as const,
);

function textOf(edited: Edited): string {
  if (!edited.ok) throw new Error(edited.message);
  return edited.text;
}

/** Lines of one text that the other lacks, and the other way round. */
function changedLines(before: string, after: string) {
  const [old, young] = [before.split('\n'), after.split('\n')];
  return {
    gone: old.filter((line) => !young.includes(line)),
    come: young.filter((line) => !old.includes(line)),
  };
}

const small = `# What it is about.
title: Double # short

checks:
  # The first one.
  - name: Doubles
    kind: matches # by the solution
    function: double
    generate:
      count: 3
      arguments: { x: { normal: [] } }

  - name: "Is finite"
    kind: property
    function: double
    property: { is: finite }
    cases: [{ arguments: { x: 1 } }]
# The end.
mistakes: []
`;

describe('a value', () => {
  test('changes in its place, with the quotes and the comment it had', () => {
    expect(textOf(setScalar(small, ['title'], 'Twice'))).toBe(small.replace('Double #', 'Twice #'));
    expect(textOf(setScalar(small, ['checks', 1, 'name'], 'Ends'))).toBe(small.replace('"Is finite"', '"Ends"'));
    expect(textOf(setScalar(small, ['checks', 0, 'generate', 'count'], 5))).toBe(small.replace('count: 3', 'count: 5'));
    expect(textOf(setScalar(small, ['checks', 0, 'kind'], 'matches'))).toBe(small);
  });

  test('is quoted where YAML would read something else', () => {
    for (const value of ['yes: no', '# hash', 'null', '12', '[a]', 'a, b', 'it’s “so”', '"', ' x']) {
      const edited = textOf(setScalar(small, ['checks', 0, 'name'], value));
      expect(parse(edited).checks[0].name).toBe(value);
      const inBraces = textOf(setScalar(small, ['checks', 1, 'property', 'to'], value));
      expect(parse(inBraces).checks[1].property).toEqual({ is: 'finite', to: value });
    }
  });

  test('that is missing comes at its usual place, with what has to be around it', () => {
    const edited = textOf(setScalar(small, ['checks', 0, 'points'], 2));
    expect(edited).toBe(small.replace('    generate:', '    points: 2\n    generate:'));
    const nested = textOf(setScalar(small, ['checks', 1, 'tolerance', 'rtol'], 1e-9));
    expect(nested).toBe(small.replace('    cases: [', '    tolerance: { rtol: 1.0e-9 }\n    cases: ['));
    expect(textOf(setScalar(nested, ['checks', 1, 'tolerance', 'atol'], -0))).toContain('{ rtol: 1.0e-9, atol: -0.0 }');
  });

  test('of a key without one gets its space', () => {
    expect(textOf(setScalar('title:\nsummary: s\n', ['title'], 'T'))).toBe('title: T\nsummary: s\n');
  });

  test('is taken out with its line, its comma, or what held it alone', () => {
    expect(textOf(removeAt(small, ['checks', 0, 'kind']))).toBe(
      small.replace('    kind: matches # by the solution\n', ''),
    );
    const two = small.replace('{ is: finite }', '{ is: range, min: 0 }');
    expect(textOf(removeAt(two, ['checks', 1, 'property', 'min']))).toBe(small.replace('is: finite', 'is: range'));
    expect(textOf(removeAt(two, ['checks', 1, 'property', 'is']))).toBe(two.replace('is: range, ', ''));
    expect(textOf(removeAt(small, ['checks', 1, 'property', 'is']))).toBe(
      small.replace('    property: { is: finite }\n', ''),
    );
    expect(parse(textOf(removeAt(small, ['checks', 0, 'name']))).checks[0]).not.toHaveProperty('name');
  });
});

describe('a snippet', () => {
  test('is read without its indentation and written with it', () => {
    const snippet = snippetAt(small, ['checks', 0, 'generate']);
    expect(snippet).toBe('count: 3\narguments: { x: { normal: [] } }');
    const edited = textOf(setSnippet(small, ['checks', 0, 'generate'], `${snippet}\nboundary: false`));
    expect(edited).toBe(small.replace('{ normal: [] } }\n', '{ normal: [] } }\n      boundary: false\n'));
    expect(textOf(setSnippet(small, ['checks', 1, 'property'], '{ is: range, min: 0 }'))).toBe(
      small.replace('{ is: finite }', '{ is: range, min: 0 }'),
    );
  });

  test('that is not YAML changes nothing and says why', () => {
    expect(setSnippet(small, ['checks', 0, 'generate'], '{ a: [1')).toMatchObject({
      ok: false,
      message: expect.stringContaining('not valid YAML'),
    });
    expect(setScalar('a: [', ['title'], 'x')).toMatchObject({ ok: false });
  });
});

describe('a list', () => {
  test('gets an entry with the spacing and the indentation of the others', () => {
    const edited = textOf(addItem(small, ['checks'], 'name: New\nkind: matches\nfunction: double'));
    expect(edited).toBe(
      small.replace('# The end.', '\n  - name: New\n    kind: matches\n    function: double\n# The end.'),
    );
    expect(parse(textOf(addItem(small, ['mistakes'], 'id: a\ntitle: b'))).mistakes).toEqual([{ id: 'a', title: 'b' }]);
    const none = small.replace('mistakes: []\n', '');
    expect(textOf(addItem(none, ['mistakes'], 'id: a'))).toMatch(/\nmistakes:\n {2}- id: a\n/);
  });

  test('changes its order with the comments of its entries', () => {
    const moved = textOf(moveItem(small, ['checks'], 0, 1));
    expect(parse(moved).checks.map(({ name }: { name: string }) => name)).toEqual(['Is finite', 'Doubles']);
    expect(moved).toContain('  # The first one.\n  - name: Doubles\n');
    expect(textOf(moveItem(moved, ['checks'], 1, 0))).toBe(small);
    expect(textOf(moveItem(small, ['checks'], 0, -1))).toBe(small);
  });

  test('loses an entry, also the last one', () => {
    const one = textOf(removeAt(small, ['checks', 1]));
    expect(parse(one).checks).toHaveLength(1);
    expect(one).toContain('# The end.\nmistakes: []');
    expect(parse(textOf(removeAt(one, ['checks', 0]))).checks).toEqual([]);
  });

  test('in brackets is edited too', () => {
    const flow = 'title: x # why\nconcepts: [a, b]\n';
    expect(parse(textOf(addItem(flow, ['concepts'], 'c')))).toEqual({ title: 'x', concepts: ['a', 'b', 'c'] });
    expect(textOf(addItem(flow, ['concepts'], 'c'))).toContain('title: x # why');
  });
});

describe.each(written)('%s', (_folder, yaml) => {
  const whole: unknown = parse(yaml);
  const checks: readonly Record<string, unknown>[] = parse(yaml).checks;

  test('every snippet of every check goes back as it came', () => {
    for (const [index, check] of checks.entries())
      for (const field of Object.keys(check)) {
        const path: YamlPath = ['checks', index, field];
        expect(textOf(setSnippet(yaml, path, snippetAt(yaml, path)))).toBe(yaml);
        expect(parse(snippetAt(yaml, path))).toEqual(check[field]);
      }
  });

  test('a name changes one line, points at most one more', () => {
    for (const index of checks.keys()) {
      const renamed = textOf(setScalar(yaml, ['checks', index, 'name'], 'Brand new'));
      expect(changedLines(yaml, renamed)).toEqual({
        gone: [expect.any(String)],
        come: [expect.stringMatching('Brand new')],
      });
      const valued = textOf(setScalar(yaml, ['checks', index, 'points'], 97));
      expect(parse(valued).checks[index]).toEqual({ ...checks[index], points: 97 });
      expect(changedLines(yaml, valued).gone.length).toBeLessThanOrEqual(1);
      expect(changedLines(yaml, valued).come).toHaveLength(1);
    }
  });

  test('a check moved there and back, or doubled and taken out, leaves no trace', () => {
    // Those at the ends and one between: each is parsed seven times.
    for (const index of [0, Math.floor(checks.length / 2), checks.length - 1]) {
      const to = (index + 1) % checks.length;
      const moved = textOf(moveItem(yaml, ['checks'], index, to));
      expect(parse(moved).checks[to]).toEqual(checks[index]);
      expect(textOf(moveItem(moved, ['checks'], to, index))).toBe(yaml);
      const doubled = textOf(insertItem(yaml, ['checks'], index + 1, snippetAt(yaml, ['checks', index])));
      expect(parse(doubled).checks).toEqual(checks.toSpliced(index + 1, 0, checks[index] ?? {}));
      expect(parse(textOf(removeAt(doubled, ['checks', index + 1])))).toEqual(whole);
    }
  });
});
