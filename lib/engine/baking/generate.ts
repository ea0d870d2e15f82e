/**
 * Inputs as an author writes them → concrete arguments. Seeded: the same file bakes to the same numbers on every machine.
 * Boundary cases come by themselves, since authors forget them and students' bugs live there.
 */

import type { CheckSpec } from '@/lib/core/exercise/checks/registry';
import { shapeOf } from '@/lib/core/exercise/input-diagnostics';
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';
import type { Generate, Generator, Input } from '@/lib/core/exercise/written';
import { type Random, seededRandom } from '@/lib/core/numeric/random';
import { own } from '@/lib/core/text/own';

type Sizes = Readonly<Record<string, number>>;
type Inputs = Readonly<Record<string, Input>>;
type Arguments = readonly Value[];

/** The special values that every generator tries where its range allows. */
const usualSpecials = [0, -0, 1, -1];

/** One boundary case: these values stand in the generators of this parameter, none in those of the others. */
interface Special {
  readonly parameter: string;
  readonly values: readonly number[];
}

/** The arguments of every case of a check, in the order of the function's parameters: written cases first, then generated. */
export function argumentsOf(check: CheckSpec, signature: FunctionSignature, slug: string): readonly Arguments[] {
  const random = seededRandom(check.seed ?? `${slug}/${check.name}`);
  const written = check.cases.map((one) => draw(one.arguments, signature, {}, random));
  if (!('generate' in check) || !check.generate) return written;
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
  const { parameters } = signature;
  const several = parameters.filter(({ name }) => isDrawn(own(inputs, name) ?? 0)).length > 1;
  const alone = parameters.flatMap(({ name }) => specialCases(name, own(inputs, name) ?? 0, several));
  // They differ from one another in one argument each: code that keeps results and leaves an argument out of account is found out.
  const common = several ? [draw(inputs, signature, largest, random)] : [];
  return [
    ...cases,
    ...smallest.map((least) => draw(inputs, signature, drawSizes(least), random)),
    ...common,
    ...alone.map((one) => draw(inputs, signature, largest, random, one, common[0])),
  ];
}

/** In an array special values stand side by side; a single number gets a case for each. Without any, one of `several` is drawn anew. */
function specialCases(parameter: string, input: Input, several: boolean): readonly Special[] {
  if (typeof input === 'number') return [];
  const isArray = Array.isArray(input) || shapeOf(input).length > 0;
  if (isArray || !hasSpecials(input)) {
    return hasSpecials(input) || (several && isDrawn(input)) ? [{ parameter, values: [] }] : [];
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
  common?: Arguments,
): Arguments {
  const drawInput = (input: Input, here: Special | undefined): Value => {
    if (typeof input === 'number') return input;
    if (Array.isArray(input)) return input.map((entry) => drawInput(entry, here));
    const shape = shapeOf(input).map((size) => (typeof size === 'number' ? size : (own(sizes, size) ?? 1)));
    const specials = here && here.values.length > 0 ? here.values : specialsOf(input);
    return fill(shape, input, here ? specials : [], random);
  };
  return signature.parameters.map(({ name }, index) => {
    const isSpecial = special?.parameter === name;
    return (
      (isSpecial ? undefined : common?.[index]) ?? drawInput(own(inputs, name) ?? 0, isSpecial ? special : undefined)
    );
  });
}

/** Whether an input comes out differently each time, or differently with special values. */
function isDrawn(input: Input): boolean {
  if (typeof input === 'number') return false;
  return Array.isArray(input) ? input.some(isDrawn) : !('fill' in input);
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
