/** What a schema cannot say: names that must exist, arguments that must fit, points that must be there. */
import type { Diagnostic } from './diagnostics';
import { fieldText } from './parse-yaml';
import type { CheckSpec, ExerciseSpec, Generator, Input } from './schema';
import { allSignatures } from './signatures';
import type { FunctionSignature, TypeName } from './values';

type Key = string | number;
type LineOf = (path: readonly Key[]) => number | null;

/** Collects problems with their places. */
class Problems {
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

/** @param salvaged maps places to the file where entries were left out; then nothing is said of what may be missing for that */
export function specDiagnostics(
  spec: ExerciseSpec,
  lineOf: LineOf,
  salvaged?: (path: readonly Key[]) => readonly Key[],
): Diagnostic[] {
  const problems = new Problems(lineOf, salvaged ?? ((path) => path));
  const signatures = allSignatures(spec);
  for (const list of ['checks', 'mistakes', 'questions'] as const) {
    const field = list === 'checks' ? 'name' : 'id';
    const names = spec[list].map((entry) => ('name' in entry ? entry.name : entry.id));
    duplicates(problems, list, names, field);
  }
  for (const [index, check] of spec.checks.entries())
    checkProblems(problems, check, ['checks', index], signatures, spec);
  questionProblems(problems, spec);
  if (!salvaged) wholeProblems(problems, spec);
  return problems.list;
}

/** What shows only where everything is there. */
function wholeProblems(problems: Problems, spec: ExerciseSpec): void {
  if (Object.keys(spec.functions).length === 0) {
    problems.add(['functions'], 'No function is asked for.', 'Name at least one function that the student exports.');
  }
  const used = new Set(
    spec.checks.flatMap((check) => ('of' in check ? [check.function, check.of.forward] : [check.function])),
  );
  for (const name of Object.keys(spec.functions)) {
    if (!used.has(name))
      problems.add(
        ['functions', name],
        `No check calls "${name}".`,
        `Add a check of ${name}, or remove it.`,
        'warning',
      );
  }
  for (const name of Object.keys(spec.helpers)) {
    if (name in spec.functions)
      problems.add(['helpers', name], `"${name}" is also a function of the contract.`, 'Remove the helper.');
    else if (!used.has(name))
      problems.add(
        ['helpers', name],
        `No check uses the helper "${name}".`,
        'Name it as "of.forward", or remove it.',
        'warning',
      );
  }
  if (spec.checks.every(({ points }) => points === 0)) {
    problems.add(['checks'], 'No check is worth points, so nothing can be scored.', 'Give at least one check points.');
  }
  if (spec.checks.every(({ visibility }) => visibility === 'hidden')) {
    problems.add(
      ['checks'],
      'All checks are hidden, so a student would see nothing.',
      'Make at least one check public.',
    );
  }
  const names = new Set(spec.checks.map(({ name }) => name));
  spec.mistakes.forEach(({ caughtBy }, index) => {
    caughtBy?.forEach((name, place) => {
      if (!names.has(name))
        problems.add(
          ['mistakes', index, 'caughtBy', place],
          `There is no check named "${name}".`,
          nearest(name, names),
        );
    });
  });
}

function questionProblems(problems: Problems, spec: ExerciseSpec): void {
  spec.questions.forEach((question, index) => {
    if (question.kind === 'numeric') return;
    const right = question.options.filter(({ correct }) => correct).length;
    if (right === 0)
      problems.add(
        ['questions', index, 'options'],
        `No option of the question "${question.id}" is correct.`,
        'Mark the right one with "correct: true".',
      );
    if (question.kind === 'single' && right > 1)
      problems.add(
        ['questions', index, 'options'],
        `The question "${question.id}" has ${right} correct options.`,
        'Use "kind: multiple", or mark one only.',
      );
  });
}

function duplicates(problems: Problems, list: string, names: readonly string[], field: string): void {
  names.forEach((name, index) => {
    if (names.indexOf(name) < index)
      problems.add(
        [list, index, field],
        `"${name}" is there twice.`,
        `Give each of the ${list} a ${field} of its own.`,
      );
  });
}

function checkProblems(
  problems: Problems,
  check: CheckSpec,
  path: readonly Key[],
  signatures: ReadonlyMap<string, FunctionSignature>,
  spec: ExerciseSpec,
): void {
  const signature = signatures.get(check.function);
  if (!(check.function in spec.functions) || !signature) {
    const why =
      check.function in spec.helpers
        ? 'is a helper, which the student does not write'
        : 'is not a function of this exercise';
    problems.add(
      [...path, 'function'],
      `"${check.function}" ${why}.`,
      nearest(check.function, Object.keys(spec.functions)),
    );
    return;
  }
  for (const [index, one] of check.cases.entries()) {
    argumentProblems(problems, one.arguments, signature, [...path, 'cases', index, 'arguments'], new Set());
  }
  if (check.kind !== 'value') {
    if (check.cases.length === 0 && !check.generate) {
      problems.add(path, `The check "${check.name}" has no cases.`, 'Give it "cases", or let it "generate" some.');
    }
    if (check.generate) {
      const sizes = check.generate.sizes;
      for (const [name, { min, max }] of Object.entries(sizes)) {
        if (min > max)
          problems.add(
            [...path, 'generate', 'sizes', name],
            `The size ${name} runs from ${min} to ${max}.`,
            'Put the smaller number into "min".',
          );
      }
      const shapes = Object.values(check.generate.arguments).flatMap(generatorsIn).flatMap(shapeOf);
      for (const name of Object.keys(sizes)) {
        if (!shapes.includes(name))
          problems.add(
            [...path, 'generate', 'sizes', name],
            `No argument uses the size "${name}".`,
            'Use it in a shape, or remove it.',
            'warning',
          );
      }
      argumentProblems(
        problems,
        check.generate.arguments,
        signature,
        [...path, 'generate', 'arguments'],
        new Set(Object.keys(sizes)),
      );
    }
  }
  const parameters = signature.parameters.map(({ name }) => name);
  if ('kinks' in check && check.kinks !== undefined && !parameters.includes(check.kinks)) {
    problems.add(
      [...path, 'kinks'],
      `"${check.kinks}" is not a parameter of ${signature.name}.`,
      nearest(check.kinks, parameters),
    );
  }
  if (check.kind === 'gradient' || check.kind === 'gradcheck')
    gradientProblems(problems, check, signature, path, signatures, spec);
  if (check.kind === 'property') propertyProblems(problems, check, signature, path);
}

function argumentProblems(
  problems: Problems,
  given: Readonly<Record<string, Input>>,
  { name, parameters }: FunctionSignature,
  path: readonly Key[],
  sizes: ReadonlySet<string>,
): void {
  const known = parameters.map((parameter) => parameter.name);
  for (const key of Object.keys(given)) {
    if (!known.includes(key)) problems.add([...path, key], `${name} has no parameter "${key}".`, nearest(key, known));
  }
  for (const { name: parameter, type } of parameters) {
    const value = given[parameter];
    if (value === undefined) {
      problems.add(path, `The argument "${parameter}" of ${name} is missing.`, `Add "${parameter}", a ${type}.`);
    } else {
      inputProblems(problems, value, type, [...path, parameter], sizes);
    }
  }
}

const ranks: Record<TypeName, number> = { number: 0, Vector: 1, Matrix: 2, 'Vector[]': 2, 'Matrix[]': 3 };

function inputProblems(
  problems: Problems,
  input: Input,
  type: TypeName,
  path: readonly Key[],
  sizes: ReadonlySet<string>,
): void {
  const found = rankOf(input);
  if (found === null) problems.add(path, 'The entries are not all nested alike.', `Write a ${type}.`);
  else if (found !== ranks[type])
    problems.add(
      path,
      `This is ${rankWords[found] ?? 'nested too deeply'}, but a ${type} is asked.`,
      `Write a ${type}.`,
    );
  else if (
    type === 'Matrix' &&
    Array.isArray(input) &&
    new Set(input.map((row) => (Array.isArray(row) ? row.length : -1))).size > 1
  )
    problems.add(path, 'The rows of this matrix are not all of one length.', 'Make every row as long as the first.');
  for (const name of generatorsIn(input).flatMap((generator) =>
    shapeOf(generator).filter((size) => typeof size === 'string'),
  )) {
    if (!sizes.has(String(name)))
      problems.add(
        path,
        `The size "${name}" is not defined.`,
        `Add "${name}" with min and max under "generate.sizes".`,
      );
  }
  for (const generator of generatorsIn(input)) {
    if ('uniform' in generator && generator.min >= generator.max)
      problems.add(
        path,
        `The range from ${generator.min} to ${generator.max} is empty.`,
        'Put the smaller number into "min".',
      );
  }
}

const rankWords = ['a number', 'a list of numbers', 'a list of lists', 'a list of matrices'];

/** How deeply an input nests, counting generators as what they make; null where its entries disagree. */
function rankOf(input: Input): number | null {
  if (typeof input === 'number') return 0;
  if (!Array.isArray(input)) return shapeOf(input).length;
  const inner = input.map(rankOf);
  const [first] = inner;
  if (first === undefined) return 1;
  return first === null || inner.some((rank) => rank !== first) ? null : first + 1;
}

export function shapeOf(generator: Generator): readonly (number | string)[] {
  if ('uniform' in generator) return generator.uniform;
  if ('normal' in generator) return generator.normal;
  return 'choice' in generator ? generator.choice : generator.fill;
}

function generatorsIn(input: Input): Generator[] {
  if (typeof input === 'number') return [];
  return Array.isArray(input) ? input.flatMap(generatorsIn) : [input];
}

function gradientProblems(
  problems: Problems,
  check: Extract<CheckSpec, { kind: 'gradient' | 'gradcheck' }>,
  signature: FunctionSignature,
  path: readonly Key[],
  signatures: ReadonlyMap<string, FunctionSignature>,
  spec: ExerciseSpec,
): void {
  const { forward, upstream, gives, fixed } = check.of;
  const forwardSignature = signatures.get(forward);
  if (!forwardSignature) {
    problems.add(
      [...path, 'of', 'forward'],
      `"${forward}" is neither a function of this exercise nor a helper.`,
      nearest(forward, signatures.keys()),
    );
    return;
  }
  if (check.kind === 'gradcheck' && !(forward in spec.functions)) {
    problems.add(
      [...path, 'of', 'forward'],
      `"${forward}" is a helper, but gradcheck needs the student's own forward function.`,
      'Use "kind: gradient".',
    );
  }
  const own = signature.parameters.map(({ name }) => name);
  const theirs = forwardSignature.parameters.map(({ name }) => name);
  if (upstream !== null && !own.includes(upstream))
    problems.add(
      [...path, 'of', 'upstream'],
      `"${upstream}" is not a parameter of ${signature.name}.`,
      nearest(upstream, own),
    );
  if (upstream === null && forwardSignature.result !== 'number')
    problems.add(
      [...path, 'of'],
      `${forward} does not return a number, so its gradient needs an upstream.`,
      'Name the backward parameter that holds ∂loss/∂output in "upstream".',
    );
  for (const parameter of theirs) {
    if (!own.includes(parameter) && !(parameter in fixed))
      problems.add(
        [...path, 'of'],
        `${signature.name} does not take "${parameter}", which ${forward} needs.`,
        `Give it under "fixed", such as ${parameter}: { like: ${own.at(-1)}, fill: 0 }.`,
      );
  }
  for (const [parameter, value] of Object.entries(fixed)) {
    if (!theirs.includes(parameter))
      problems.add(
        [...path, 'of', 'fixed', parameter],
        `${forward} has no parameter "${parameter}".`,
        nearest(parameter, theirs),
      );
    if (typeof value !== 'number' && !own.includes(value.like))
      problems.add(
        [...path, 'of', 'fixed', parameter],
        `"${value.like}" is not a parameter of ${signature.name}.`,
        nearest(value.like, own),
      );
  }
  const fields = typeof gives === 'string' ? { '': gives } : gives;
  for (const [field, parameter] of Object.entries(fields)) {
    if (!theirs.includes(parameter))
      problems.add([...path, 'of', 'gives'], `${forward} has no parameter "${parameter}".`, nearest(parameter, theirs));
    const known = typeof signature.result === 'string' ? [] : Object.keys(signature.result);
    if (field !== '' && !known.includes(field))
      problems.add(
        [...path, 'of', 'gives', field],
        `${signature.name} returns no field "${field}".`,
        nearest(field, known),
      );
  }
}

function propertyProblems(
  problems: Problems,
  check: Extract<CheckSpec, { kind: 'property' }>,
  { name, parameters, result }: FunctionSignature,
  path: readonly Key[],
): void {
  if (check.property.is === 'range' && check.property.min === undefined && check.property.max === undefined)
    problems.add([...path, 'property'], 'This range has no end, so every number is in it.', 'Give it "min" or "max".');
  const known = parameters.map((parameter) => parameter.name);
  const mentioned = Object.entries(check.property).flatMap(([key, value]): string[] => {
    if (key === 'is' || key === 'field') return [];
    if (Array.isArray(value)) return value;
    return typeof value === 'string' ? [value] : [];
  });
  for (const parameter of mentioned) {
    if (!known.includes(parameter))
      problems.add([...path, 'property'], `"${parameter}" is not a parameter of ${name}.`, nearest(parameter, known));
  }
  const field = 'field' in check.property ? check.property.field : undefined;
  const fields = typeof result === 'string' ? [] : Object.keys(result);
  if (field !== undefined && !fields.includes(field))
    problems.add([...path, 'property', 'field'], `${name} returns no field "${field}".`, nearest(field, fields));
}

/** "Did you mean …?" by edit distance or beginning, else the list of what there is. */
function nearest(typed: string, known: Iterable<string>): string | null {
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
