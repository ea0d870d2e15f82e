/** Arguments as an author writes them, held against the function's parameters. */
import { own } from '@/lib/core/text/own';
import { type Key, nearest, type Problems } from './problems';
import type { FunctionSignature, TypeName } from './values';
import type { Generator, Input } from './written';

export function argumentProblems(
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
    const value = own(given, parameter);
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

export function generatorsIn(input: Input): Generator[] {
  if (typeof input === 'number') return [];
  return Array.isArray(input) ? input.flatMap(generatorsIn) : [input];
}
