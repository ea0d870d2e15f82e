/** Whatever stands in exercise.yaml, parsing it ends in diagnostics with places that exist, and never in an exception. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExercise } from '@/lib/core/exercise/parse';
import { templateFolder } from '../../helpers/exercise-folder';

const yaml = templateFolder().files.get('exercise.yaml') ?? '';
const lines = yaml.split('\n');

function parsesTo(text: string): void {
  const { diagnostics, spec } = parseExercise(templateFolder({ 'exercise.yaml': text }));
  if (spec === null) expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  const count = text.split('\n').length;
  for (const { file, line, message } of diagnostics) {
    expect(message).not.toBe('');
    if (file === 'exercise.yaml' && line !== null) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(count);
    }
  }
}

const scraps = [
  '',
  ' ',
  '  ',
  '\t',
  '- ',
  ':',
  '{',
  '}',
  '[',
  ']',
  '"',
  '&a',
  '*a',
  '!!js',
  'null',
  '1e999',
  '.nan',
  '-0.0',
  '#',
  '|',
  '>',
  '~',
  '__proto__:',
  'constructor: 1',
  '<<: *a',
  '? x',
];

const change = fc.oneof(
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(lines.length - 1) }),
  fc.record({ kind: fc.constant('repeat' as const), at: fc.nat(lines.length - 1), text: fc.nat(lines.length - 1) }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(yaml.length), text: fc.constantFrom(...scraps) }),
  fc.record({
    kind: fc.constant('indent' as const),
    at: fc.nat(lines.length - 1),
    text: fc.constantFrom(' ', '  ', '    '),
  }),
);

test('the template with anything changed', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      let text = yaml;
      for (const one of changes) {
        const now = text.split('\n');
        if (one.kind === 'drop') now.splice(one.at, 1);
        else if (one.kind === 'repeat') now.splice(one.at, 0, lines[one.text] ?? '');
        else if (one.kind === 'indent') now[one.at] = one.text + (now[one.at] ?? '');
        text = one.kind === 'insert' ? text.slice(0, one.at) + one.text + text.slice(one.at) : now.join('\n');
      }
      parsesTo(text);
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('any JSON at all', () => {
  fc.assert(fc.property(fc.json(), parsesTo), { numRuns: 200, seed: 7 });
});

test('any value in the place of any field', () => {
  const fields = [
    'title',
    'concepts',
    'prerequisites',
    'functions',
    'helpers',
    'limits',
    'checks',
    'questions',
    'mistakes',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.json(), (field, json) => {
      const cut = yaml.replace(new RegExp(`^${field}:[^\n]*(\n([ #-].*)?)*`, 'm'), '');
      parsesTo(`${cut}\n${field}: ${json}\n`);
    }),
    { numRuns: 200, seed: 7 },
  );
});

test.each(['[', '{a: ', '- '])('nesting without end: %s', (opening) => {
  parsesTo(`title: ${opening.repeat(20_000)}`);
  parsesTo(`checks:\n  - arguments: ${opening.repeat(20_000)}`);
});

test.each([400, 1000, 2000, 3000, 5000, 50_000])('numbers nested %d deep', (depth) => {
  const deep = `${'['.repeat(depth)}1${']'.repeat(depth)}`;
  parsesTo(yaml.replace('{ z: [3, -2, 0.5, 0] }', () => `{ z: ${deep} }`));
});
