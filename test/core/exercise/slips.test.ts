/** Authors' slips, one by one: each is told with its file, line, field and fix, and many at once. */
import { describe, expect, test } from 'vitest';
import { parseExercise } from '@/lib/core/exercise/parse';
import { type Edits, lineOfText, templateFolder } from '../../helpers/exercise-folder';

interface Slip {
  readonly edits: Edits;
  readonly message: RegExp;
  /** Null where the message says it all. */
  readonly fix: RegExp | null;
  /** A text on the line that is told; null where the whole file is meant. */
  readonly at: string | null;
  readonly file?: string;
  readonly field?: string | null;
  readonly severity?: 'error' | 'warning';
}

function yaml(from: string, to: string): Edits {
  return { 'exercise.yaml': [[from, to]] };
}

const squareCheck = `  - name: Squares a few numbers
    kind: value`;
const single = (options: string) => `questions:
  - id: slope-at-three
    kind: single
    prompt: Which?
    options:
${options}
  - id: unused
    kind: numeric`;
const option = (text: string, correct: boolean) =>
  `      - { text: ${text}, correct: ${correct}, explanation: Because. }`;
const helper = `helpers:
  total:
    description: The sum of the squares.
    parameters: { z: Vector }
    result: number

checks:`;
const gradient = '{ forward: square, upstream: upstream, gives: z }';

const slips: Readonly<Record<string, Slip>> = {
  'a tab for indentation': {
    edits: yaml('  square:\n', '\tsquare:\n'),
    message: /not valid YAML/,
    fix: /spaces/,
    at: '\tsquare:',
  },
  'a bracket that is not closed': {
    edits: yaml('{ z: [3, -2, 0.5, 0] }', '{ z: [3, -2, 0.5, 0 }'),
    message: /not valid YAML/,
    fix: /\w/,
    at: '{ z: [3, -2, 0.5, 0 }',
  },
  'a key that is there twice': {
    edits: yaml('title: Square', 'title: Square\ntitle: Squares'),
    message: /Map keys must be unique/,
    fix: /Keep one/,
    at: 'title: Squares',
  },
  'aliases that multiply without end': {
    edits: yaml(
      'prerequisites: []',
      `prerequisites: [&a [x, x], &b [*a, *a, *a, *a, *a, *a], &c [*b, *b, *b, *b, *b, *b], [*c, *c, *c, *c, *c, *c]]`,
    ),
    message: /alias/i,
    fix: /Write/,
    at: 'prerequisites: [&a',
  },
  'an unknown field': {
    edits: yaml('summary:', 'sumary: Squares.\nsummary:'),
    message: /"sumary" is not known/,
    fix: /spelling/,
    at: 'sumary: Squares.',
    field: 'sumary',
  },
  'a missing field': {
    edits: yaml('title: Square\n', ''),
    message: /"title" is missing/,
    fix: /Add "title"/,
    at: 'summary:',
    field: 'title',
  },
  'an unknown field deep inside': {
    edits: yaml('{ normal: [n], scale: 3 }', '{ normal: [n], scal: 3 }'),
    message: /"scal" is not known/,
    fix: /spelling/,
    at: 'scal: 3',
    field: 'checks[1].generate.arguments.z.scal',
  },
  'an unknown kind of check': {
    edits: yaml('kind: matches', 'kind: match'),
    message: /none of what is allowed/,
    fix: /value, matches, gradient/,
    at: 'kind: match',
    field: 'checks[1].kind',
  },
  'an unknown type': {
    edits: yaml('      z: Vector\n    result: Vector', '      z: Vectr\n    result: Vector'),
    message: /none of what is allowed/,
    fix: /number, Vector, Matrix/,
    at: 'z: Vectr',
    field: 'functions.square.parameters.z',
  },
  'a name that cannot be a function': {
    edits: yaml('function: square\n', 'function: square-it\n'),
    message: /cannot be used as a name/,
    fix: /letters and digits/,
    at: 'function: square-it',
  },
  'a list where text is asked': {
    edits: yaml('title: Square', 'title: [Square]'),
    message: /Here stands a list, but text is asked/,
    fix: /Write text/,
    at: 'title: [Square]',
    field: 'title',
  },
  'negative points': {
    edits: yaml('points: 2', 'points: -2'),
    message: /too small/,
    fix: /at least 0/,
    at: 'points: -2',
    field: 'checks[4].points',
  },
  'points that are no whole number': {
    edits: yaml('points: 2', 'points: 2.5'),
    message: /whole number/,
    fix: /whole number/,
    at: 'points: 2.5',
    field: 'checks[4].points',
  },
  'points that nobody could reach': {
    edits: yaml('points: 2', 'points: 1000'),
    message: /too large/,
    fix: /at most 100/,
    at: 'points: 1000',
  },
  'a size beyond what is allowed': {
    edits: yaml('n: { min: 1, max: 12 }', 'n: { min: 1, max: 100000 }'),
    message: /too large/,
    fix: /at most 256/,
    at: 'n: { min: 1, max: 100000 }',
  },
  'a title without end': {
    edits: yaml('title: Square', `title: ${'Square '.repeat(100)}`),
    message: /too long/,
    fix: /Shorten/,
    at: 'title: Square Square',
  },
  'an input of a million numbers, written out': {
    edits: yaml('{ z: [3, -2, 0.5, 0] }', `{ z: [${'0.5, '.repeat(100_000)}1] }`),
    message: /characters; at most 200000/,
    fix: /"generate"/,
    at: '# yaml-language-server',
  },
  'no checks': {
    edits: { 'exercise.yaml': 'title: T\nsummary: S\nconcepts: [c]\nfunctions: {}\nchecks: []\n' },
    message: /too short/,
    fix: /at least 1 entry/,
    at: 'checks: []',
  },
  'words that are still to be written': {
    edits: yaml('nudge: What does your backward pass do with `upstream`?', 'nudge: (to be written)'),
    message: /still to be written/,
    fix: /question/,
    at: 'nudge: (to be written)',
    field: 'mistakes[0].nudge',
  },
  'a mistake without a hint': {
    edits: yaml('    hint: The slope of $z^2$ is $2z$. Yours is half of that.\n', ''),
    message: /"hint" is missing/,
    fix: /Add "hint"/,
    at: 'id: factor-forgotten',
    field: 'mistakes[1].hint',
  },
  'a file that is missing': {
    edits: { 'solution.ts': null },
    message: /solution\.ts is missing/,
    fix: /Add solution\.ts/,
    file: 'solution.ts',
    at: null,
  },
  'a lesson without a task': {
    edits: { 'lesson.md': [[':::task', ':::tasks']] },
    message: /no task/,
    fix: /:::task/,
    file: 'lesson.md',
    at: '',
  },
  'a question in the lesson that does not exist': {
    edits: { 'lesson.md': [['id="slope-at-three"', 'id="slope-at-four"']] },
    message: /no question "slope-at-four"/,
    fix: /slope-at-three/,
    file: 'lesson.md',
    at: 'slope-at-four',
  },
  'a question placed twice': {
    edits: { 'lesson.md': [[':::task', '::question{id="slope-at-three"}\n\n:::task']] },
    message: /placed twice/,
    fix: /remove one/,
    file: 'lesson.md',
    at: null,
  },
  'a question that is never placed': {
    edits: { 'lesson.md': [['::question{id="slope-at-three"}', '']] },
    message: /not placed/,
    fix: /::question\{id="slope-at-three"\}/,
    at: 'id: slope-at-three',
    field: 'questions[0].id',
    severity: 'warning',
  },
  'a question without a right option': {
    edits: yaml(
      'questions:\n  - id: slope-at-three\n    kind: numeric',
      single(`${option('A', false)}\n${option('B', false)}`),
    ),
    message: /No option .* is correct/,
    fix: /correct: true/,
    at: 'text: A',
    field: 'questions[0].options',
  },
  'a single choice with two right options': {
    edits: yaml(
      'questions:\n  - id: slope-at-three\n    kind: numeric',
      single(`${option('A', true)}\n${option('B', true)}`),
    ),
    message: /2 correct options/,
    fix: /kind: multiple/,
    at: 'text: A',
  },
  'two checks of one name': {
    edits: yaml('name: Squares random vectors', 'name: Squares a few numbers'),
    message: /there twice/,
    fix: /name of its own/,
    at: null,
    field: 'checks[1].name',
  },
  'two mistakes of one id': {
    edits: yaml('id: factor-forgotten', 'id: upstream-forgotten'),
    message: /there twice/,
    fix: /id of its own/,
    at: null,
    field: 'mistakes[1].id',
  },
  'a function that does not exist': {
    edits: yaml('    kind: value\n    function: square\n', '    kind: value\n    function: sqare\n'),
    message: /"sqare" is not a function/,
    fix: /Did you mean "square"/,
    at: 'function: sqare',
    field: 'checks[0].function',
  },
  'a check of a helper': {
    edits: {
      'exercise.yaml': [
        ['checks:', helper],
        ['function: square\n', 'function: total\n'],
      ],
    },
    message: /helper, which the student does not write/,
    fix: /square/,
    at: 'function: total',
  },
  'a helper that nothing uses': {
    edits: yaml('checks:', helper),
    message: /No check uses the helper "total"/,
    fix: /remove/,
    at: 'description: The sum of the squares.',
    severity: 'warning',
  },
  'a helper named like a function': {
    edits: yaml('checks:', helper.replace('total', 'square')),
    message: /also a function/,
    fix: /Remove the helper/,
    at: 'description: The sum of the squares.',
  },
  'a function that no check calls': {
    edits: yaml(
      'functions:\n',
      'functions:\n  cube:\n    description: Cubes.\n    parameters: { z: Vector }\n    result: Vector\n',
    ),
    message: /No check calls "cube"/,
    fix: /Add a check/,
    at: 'description: Cubes.',
    severity: 'warning',
  },
  'an argument of a wrong name': {
    edits: yaml('{ z: [3, -2, 0.5, 0] }', '{ z: [3, -2, 0.5, 0], zz: [1] }'),
    message: /no parameter "zz"/,
    fix: /Did you mean "z"/,
    at: 'zz: [1]',
    field: 'checks[0].cases[0].arguments.zz',
  },
  'an argument that is missing': {
    edits: yaml('        upstream: { normal: [n] }\n', ''),
    message: /"upstream" of squareBackward is missing/,
    fix: /Add "upstream", a Vector/,
    at: '        z: { normal: [n] }',
    field: 'checks[3].generate.arguments',
  },
  'a number where a vector is asked': {
    edits: yaml('{ z: [3, -2, 0.5, 0] }', '{ z: 3 }'),
    message: /a number, but a Vector is asked/,
    fix: /Vector/,
    at: '{ z: 3 }',
  },
  'a matrix where a vector is asked': {
    edits: yaml('{ normal: [n], scale: 3 }', '{ normal: [n, n], scale: 3 }'),
    message: /a list of lists, but a Vector is asked/,
    fix: /Vector/,
    at: '[n, n]',
  },
  'entries that are nested differently': {
    edits: yaml('{ z: [3, -2, 0.5, 0] }', '{ z: [3, [-2], 0.5, 0] }'),
    message: /not all nested alike/,
    fix: /Vector/,
    at: '[3, [-2]',
  },
  'rows of different lengths': {
    edits: {
      'exercise.yaml': [
        ['      z: Vector\n    result: Vector', '      z: Matrix\n    result: Vector'],
        ['{ z: [3, -2, 0.5, 0] }', '{ z: [[3, -2], [0.5]] }'],
      ],
    },
    message: /rows .* not all of one length/,
    fix: /as long as the first/,
    at: '[[3, -2], [0.5]]',
  },
  'a size that is not defined': {
    edits: yaml('{ normal: [n], scale: 3 }', '{ normal: [m], scale: 3 }'),
    message: /size "m" is not defined/,
    fix: /generate\.sizes/,
    at: 'normal: [m]',
  },
  'a size that nothing uses': {
    edits: yaml('sizes: { n: { min: 1, max: 12 } }', 'sizes: { n: { min: 1, max: 12 }, m: { min: 1, max: 2 } }'),
    message: /No argument uses the size "m"/,
    fix: /remove/,
    at: 'm: { min: 1, max: 2 }',
    severity: 'warning',
  },
  'a size that runs backwards': {
    edits: yaml('{ min: 1, max: 12 }', '{ min: 12, max: 1 }'),
    message: /from 12 to 1/,
    fix: /"min"/,
    at: '{ min: 12, max: 1 }',
  },
  'an empty range': {
    edits: yaml('min: -100, max: 100', 'min: 100, max: -100'),
    message: /from 100 to -100 is empty/,
    fix: /"min"/,
    at: 'min: 100, max: -100',
  },
  'a check without cases': {
    edits: yaml(squareCheck, `  - name: Nothing\n    kind: matches\n    function: square\n\n${squareCheck}`),
    message: /"Nothing" has no cases/,
    fix: /"cases"/,
    at: 'name: Nothing',
    field: 'checks[0]',
  },
  'no points at all': {
    edits: {
      'exercise.yaml': [
        ['    kind: value\n', '    points: 0\n    kind: value\n'],
        ['    kind: matches\n', '    points: 0\n    kind: matches\n'],
        ['    kind: property\n', '    points: 0\n    kind: property\n'],
        ['    kind: gradcheck\n', '    points: 0\n    kind: gradcheck\n'],
        ['points: 2', 'points: 0'],
      ],
    },
    message: /No check is worth points/,
    fix: /points/,
    at: squareCheck.split('\n')[0] ?? '',
    field: 'checks',
  },
  'a mistake without a file': {
    edits: { 'mistakes/factor-forgotten.ts': null },
    message: /"factor-forgotten" has no file/,
    fix: /Add mistakes\/factor-forgotten\.ts/,
    at: 'id: factor-forgotten',
    field: 'mistakes[1].id',
  },
  'a mistake without a further file of it': {
    edits: yaml('  - id: factor-forgotten\n', '  - id: factor-forgotten\n    also: [factor-doubled]\n'),
    message: /"factor-forgotten" has no file "factor-doubled"/,
    fix: /Add mistakes\/factor-doubled\.ts/,
    at: 'also: [factor-doubled]',
    field: 'mistakes[1].also[0]',
  },
  'a file without a mistake': {
    edits: { 'mistakes/sign-lost.ts': 'export const x = 1;' },
    message: /id "sign-lost"/,
    fix: /entry/,
    file: 'mistakes/sign-lost.ts',
    at: null,
  },
  'caughtBy with an unknown check': {
    edits: yaml('caughtBy: [The gradient at hidden points]', 'caughtBy: [The gradient at hiden points]'),
    message: /no check named/,
    fix: /Did you mean "The gradient at hidden points"/,
    at: 'hiden',
    field: 'mistakes[1].caughtBy[0]',
  },
  'an unknown forward function': {
    edits: yaml(gradient, gradient.replace('square', 'sqare')),
    message: /"sqare" is neither a function/,
    fix: /"square"/,
    at: 'forward: sqare',
    field: 'checks[3].of.forward',
  },
  'gradcheck against a helper': {
    edits: {
      'exercise.yaml': [
        ['checks:', helper],
        [gradient, '{ forward: total, gives: z }'],
      ],
    },
    message: /student's own forward/,
    fix: /kind: gradient/,
    at: 'forward: total',
  },
  'an upstream that is not a parameter': {
    edits: yaml(gradient, gradient.replace('upstream: upstream', 'upstream: up')),
    message: /"up" is not a parameter of squareBackward/,
    fix: /upstream/,
    at: 'upstream: up,',
    field: 'checks[3].of.upstream',
  },
  'a forward function that returns a vector, without upstream': {
    edits: yaml(gradient, '{ forward: square, gives: z }'),
    message: /needs an upstream/,
    fix: /"upstream"/,
    at: '{ forward: square, gives: z }',
  },
  'a gradient by what is no parameter': {
    edits: yaml(gradient, gradient.replace('gives: z', 'gives: x')),
    message: /square has no parameter "x"/,
    fix: /: z/,
    at: 'gives: x',
  },
  'a gradient in a field that is not returned': {
    edits: yaml(gradient, gradient.replace('gives: z', 'gives: { dz: z }')),
    message: /returns no field "dz"/,
    fix: /\w/,
    at: 'gives: { dz: z }',
  },
  'a forward parameter that the backward function does not take': {
    edits: yaml(
      '      z: Vector\n    result: Vector\n  squareBackward',
      '      z: Vector\n      scale: number\n    result: Vector\n  squareBackward',
    ),
    message: /does not take "scale"/,
    fix: /fixed/,
    at: gradient,
    field: 'checks[3].of',
  },
  'a fixed parameter that does not exist': {
    edits: yaml(gradient, gradient.replace(' }', ', fixed: { beta: 0 } }')),
    message: /square has no parameter "beta"/,
    fix: /: z/,
    at: 'fixed: { beta: 0 }',
  },
  'kinks of an unknown parameter': {
    edits: yaml('    kind: matches\n', '    kind: matches\n    kinks: x\n'),
    message: /"x" is not a parameter/,
    fix: /: z/,
    at: 'kinks: x',
    field: 'checks[1].kinks',
  },
  'a property of an unknown parameter': {
    edits: yaml('{ is: range, min: 0 }', '{ is: parallel, to: zed }'),
    message: /"zed" is not a parameter/,
    fix: /"z"/,
    at: 'to: zed',
  },
  'a property of an unknown field': {
    edits: yaml('{ is: range, min: 0 }', '{ is: columnMean, equals: 0, field: dx }'),
    message: /no field "dx"/,
    fix: /\w/,
    at: 'field: dx',
  },
  'a range without ends': {
    edits: yaml('{ is: range, min: 0 }', '{ is: range }'),
    message: /no end/,
    fix: /"min"/,
    at: '{ is: range }',
  },
};

describe('a slip is told with its place and its fix', () => {
  test.each(Object.entries(slips))('%s', (_, slip) => {
    const folder = templateFolder(slip.edits);
    const { diagnostics, spec } = parseExercise(folder);
    const file = slip.file ?? 'exercise.yaml';
    const told = diagnostics.find((one) => slip.message.test(one.message) && one.file === file);
    expect(told, JSON.stringify(diagnostics, null, 1)).toBeDefined();
    expect(told?.severity).toBe(slip.severity ?? 'error');
    expect(told?.fix, 'how to mend it').toMatch(slip.fix ?? /\w/);
    // A file that is missing has no line, and neither has one that is whole but belongs to nothing.
    if (file === 'exercise.yaml' || file === 'lesson.md') expect(told?.line, 'where it stands').not.toBeNull();
    if (slip.at) expect(told?.line).toBe(lineOfText(folder, file, slip.at));
    if (slip.field !== undefined) expect(told?.field).toBe(slip.field);
    if (slip.severity !== 'warning') expect(spec).toBeNull();
  });
});

test('the template has no slip', () => {
  expect(parseExercise(templateFolder()).diagnostics).toEqual([]);
});

test('a folder whose name cannot be an address is refused', () => {
  const [told] = parseExercise(templateFolder({}, 'My Exercise')).diagnostics;
  expect(told).toMatchObject({ file: '.', message: expect.stringContaining('My Exercise') });
});

test('slips of every sort are told together: schema, names, files and lesson', () => {
  const folder = templateFolder({
    'exercise.yaml': [
      ['title: Square\n', 'titel: Square\n'],
      ['    kind: value\n    function: square\n', '    kind: value\n    function: sqare\n'],
      ['kind: matches', 'kind: match'],
      ['{ is: range, min: 0 }', '{ is: range }'],
      ['gives: z', 'gives: x'],
      ['    nudge: Check the slope', '    nugde: Check the slope'],
    ],
    'lesson.md': [[':::task', ':::tsk']],
    'starter.ts': null,
  });
  const messages = parseExercise(folder).diagnostics.map(({ file, field, message }) => `${file} ${field}: ${message}`);
  for (const wanted of [
    /title: .*missing/,
    /titel: .*not known/,
    /checks\[0\]\.function: "sqare"/,
    /checks\[1\]\.kind/,
    /checks\[2\]\.property: .*no end/,
    /checks\[3\]\.of\.gives: .*no parameter "x"/,
    /mistakes\[1\]\.nudge: .*missing/,
    /mistakes\[1\]\.nugde: .*not known/,
    /lesson\.md null: .*no task/,
    /starter\.ts null: .*missing/,
  ]) {
    expect(messages).toContainEqual(expect.stringMatching(wanted));
  }
});

test('a missing exercise.yaml is told once', () => {
  const { diagnostics } = parseExercise(templateFolder({ 'exercise.yaml': null }));
  expect(diagnostics.map(({ file }) => file)).toEqual(['exercise.yaml']);
});
