/** Every input that a check has is one that the written contract allows. Bounds: exercise.yaml's, as the lessons say them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { domainInWords, findMisshapen, findOutside } from '@/lib/core/exercise/domain';
import { exerciseSchema } from '@/lib/core/exercise/schema';
import { contractSignatures } from '@/lib/core/exercise/signatures';
import { argumentsOf } from '@/lib/engine/baking/generate';

const slugs = readdirSync('exercises', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(slugs)('%s', (slug) => {
  const spec = exerciseSchema.parse(parse(readFileSync(`exercises/${slug}/exercise.yaml`, 'utf8')));
  const signatures = contractSignatures(spec);

  test.each(spec.checks.map((check) => ({ name: check.name, check })))('$name', ({ check }) => {
    const signature = signatures.find(({ name }) => name === check.function);
    const domain = spec.functions[check.function]?.domain;
    if (!signature || !domain) throw new Error(`There is no function ${check.function}.`);
    const names = signature.parameters.map(({ name }) => name);
    for (const args of argumentsOf(check, signature, slug)) {
      expect(findOutside(args, names, domain)).toBeNull();
      expect(findMisshapen(args, names, domain)).toBeNull();
    }
  });

  test('domains are of parameters that exist, and students read them', () => {
    for (const [name, { parameters, domain }] of Object.entries(spec.functions)) {
      for (const parameter of Object.keys(domain)) expect(Object.keys(parameters)).toContain(parameter);
      expect(signatures.find((one) => one.name === name)?.description).toContain(domainInWords(domain));
    }
  });
});

test('every list of the contract has a shape that students read', () => {
  const functions = slugs.flatMap((slug) =>
    Object.entries(exerciseSchema.parse(parse(readFileSync(`exercises/${slug}/exercise.yaml`, 'utf8'))).functions),
  );
  const unsaid = functions.flatMap(([name, { parameters, domain }]) =>
    Object.entries(parameters)
      .filter(([parameter, type]) => type !== 'number' && domain[parameter]?.shape === undefined)
      .map(([parameter]) => `${name}: ${parameter}`),
  );
  // Any number of vectors, each of any length.
  expect(unsaid).toEqual(['clipByGlobalNorm: gradients']);
});

test('shapes are said and held', () => {
  const domain = { x: { shape: ['n', 'd'] }, gamma: { shape: ['d'], min: 0 }, w: { shape: ['fan', 2] } };
  const names = ['x', 'gamma', 'fan', 'w'];
  expect(domainInWords(domain)).toBe('`x` is n × d, `gamma` has length d, 0 ≤ `gamma`, `w` is fan × 2');
  const misshapen = (x: Matrix, gamma: number[], fan: number, w: Matrix) =>
    findMisshapen([x, gamma, fan, w], names, domain);
  type Matrix = number[][];
  expect(misshapen([[1, 2, 3]], [1, 2, 3], 1, [[1, 2]])).toBeNull();
  expect(misshapen([[1, 2, 3]], [1, 2], 1, [[1, 2]])).toBe('gamma is 2, where `gamma` has length d');
  expect(misshapen([[1, 2, 3]], [1, 2, 3], 2, [[1, 2]])).toBe('w is 1 × 2, where `w` is fan × 2');
  expect(misshapen([[1, 2], [3]], [1, 2], 1, [[1, 2]])).toBe('x is uneven, where `x` is n × d');
  expect(misshapen([], [1], 1, [[1, 2]])).toBe('x is 0 × 0, where `x` is n × d');
});

test('bounds are said and held', () => {
  const domain = { eps: { above: 0 }, slope: { min: 0, below: 1 }, n: { min: 1, whole: true } };
  expect(domainInWords(domain)).toBe('0 < `eps`, 0 ≤ `slope` < 1, 1 ≤ `n` (whole numbers)');
  const outside = (eps: number, slope: number, n: number) =>
    findOutside([eps, [slope], n], ['eps', 'slope', 'n'], domain);
  expect(outside(1e-9, 0, 1)).toBeNull();
  expect(outside(0, 0, 1)).toEqual({ parameter: 'eps', value: 0 });
  expect(outside(1, 1, 1)).toEqual({ parameter: 'slope', value: 1 });
  expect(outside(1, 0, 1.5)).toEqual({ parameter: 'n', value: 1.5 });
  expect(findOutside([Number.NaN], ['x'], {})).toMatchObject({ parameter: 'x' });
});
