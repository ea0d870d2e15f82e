/** Every input that a check has is one that the written contract allows. Bounds: exercise.yaml's, as the lessons say them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { domainInWords, findOutside } from '@/lib/core/exercise/domain';
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
    for (const args of argumentsOf(check, signature, slug)) expect(findOutside(args, names, domain)).toBeNull();
  });

  test('domains are of parameters that exist, and students read them', () => {
    for (const [name, { parameters, domain }] of Object.entries(spec.functions)) {
      for (const parameter of Object.keys(domain)) expect(Object.keys(parameters)).toContain(parameter);
      expect(signatures.find((one) => one.name === name)?.description).toContain(domainInWords(domain));
    }
  });
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
