/**
 * Inputs as an author writes them → concrete arguments. Seeded: the same file bakes to the same numbers on every machine.
 * Boundary cases come by themselves, since authors forget them and students' bugs live there.
 */

import { shapeOf } from '@/lib/exercise/input-diagnostics';
import type { CheckSpec, Generator, Input } from '@/lib/exercise/schema';
import type { FunctionSignature, Value } from '@/lib/exercise/values';
import { type Random, seededRandom } from '@/lib/numeric/random';

type Sizes = Readonly<Record<string, number>>;
type Inputs = Readonly<Record<string, Input>>;
type Generate = NonNullable<Exclude<CheckSpec, { kind: 'value' }>['generate']>;
type Arguments = readonly Value[];

/** The special values that every generator tries where its range allows. */
const usualSpecials = [0, -0, 1, -1];

/** One boundary case: these values stand in the generators of this parameter. */
interface Special {
  readonly parameter: string;
  readonly values: readonly number[];
}

/** The arguments of every case of a check, in the order of the function's parameters: written cases first, then generated. */
export function argumentsOf(check: CheckSpec, signature: FunctionSignature, slug: string): readonly Arguments[] {
  const random = seededRandom(check.seed ?? `${slug}/${check.name}`);
  const written = check.cases.map((one) => draw(one.arguments, signature, {}, random));
  if (check.kind === 'value' || !check.generate) return written;
  return [...written, ...generated(check.generate, signature, random)];
}

function generated(generate: Generate, signature: FunctionSignature, random: Random): Arguments[] {
  const { arguments: inputs, sizes, count, boundary } = generate;
  const drawSizes = (least: readonly string[]): Sizes =>
    Object.fromEntries(
      Object.entries(sizes).map(([name, { min, max }]) => {
        const drawn = min + random.integer(max - min + 1);
        return [name, least.includes(name) ? min : drawn];
      }),
    );
  const cases = Array.from({ length: count }, () => draw(inputs, signature, drawSizes([]), random));
  if (!boundary) return cases;
  const names = Object.keys(sizes);
  const smallest = [...names.map((name) => [name]), ...(names.length > 1 ? [names] : [])];
  // All special values should find a place, so these cases are as large as any.
  const largest = Object.fromEntries(Object.entries(sizes).map(([name, { max }]) => [name, max]));
  const special = signature.parameters.flatMap(({ name }) => specialCases(name, inputs[name] ?? 0));
  return [
    ...cases,
    ...smallest.map((least) => draw(inputs, signature, drawSizes(least), random)),
    ...special.map((one) => draw(inputs, signature, largest, random, one)),
  ];
}

/** In an array special values stand side by side; a single number gets a case for each. */
function specialCases(parameter: string, input: Input): readonly Special[] {
  if (typeof input === 'number') return [];
  if (Array.isArray(input) || shapeOf(input).length > 0) {
    return hasSpecials(input) ? [{ parameter, values: [] }] : [];
  }
  const values = specialsOf(input);
  // indexOf takes −0 for 0, and a single −0 is worth no case of its own.
  const distinct = values.filter((value, index) => values.indexOf(value) === index);
  return distinct.map((value) => ({ parameter, values: [value] }));
}

function draw(
  inputs: Inputs,
  signature: FunctionSignature,
  sizes: Sizes,
  random: Random,
  special?: Special,
): Arguments {
  const drawInput = (input: Input, here: Special | undefined): Value => {
    if (typeof input === 'number') return input;
    if (Array.isArray(input)) return input.map((entry) => drawInput(entry, here));
    const shape = shapeOf(input).map((size) => (typeof size === 'number' ? size : (sizes[size] ?? 1)));
    const specials = here && here.values.length > 0 ? here.values : specialsOf(input);
    return fill(shape, input, here ? specials : [], random);
  };
  return signature.parameters.map(({ name }) =>
    drawInput(inputs[name] ?? 0, special?.parameter === name ? special : undefined),
  );
}

function hasSpecials(input: Input): boolean {
  if (typeof input === 'number') return false;
  return Array.isArray(input) ? input.some(hasSpecials) : specialsOf(input).length > 0;
}

function specialsOf(generator: Generator): readonly number[] {
  if ('fill' in generator) return [];
  if (generator.special) return generator.special;
  if ('choice' in generator) return [];
  if ('uniform' in generator) return usualSpecials.filter((value) => value >= generator.min && value < generator.max);
  return usualSpecials;
}

/** Fills a shape; special values take every second entry from the first on, each in turn. */
function fill(shape: readonly number[], generator: Generator, specials: readonly number[], random: Random): Value {
  let place = 0;
  const one = (): number => {
    const ordinary = sample(generator, random);
    const index = place++;
    const special = specials[(index / 2) % specials.length];
    return index % 2 === 0 && special !== undefined ? special : ordinary;
  };
  const nested = ([size, ...rest]: readonly number[]): Value =>
    size === undefined ? one() : Array.from({ length: size }, () => nested(rest));
  return nested(shape);
}

function sample(generator: Generator, random: Random): number {
  if ('uniform' in generator) return generator.min + (generator.max - generator.min) * random.uniform();
  if ('normal' in generator) return generator.mean + generator.scale * random.normal();
  if ('choice' in generator) return generator.from[random.integer(generator.from.length)] ?? 0;
  return generator.with;
}
