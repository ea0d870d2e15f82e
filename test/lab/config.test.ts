import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  activations,
  clippings,
  dataSets,
  defaultLabConfig,
  fromSearch,
  initialisations,
  type LabConfig,
  optimisers,
  toSearch,
  withItsActivation,
} from '@/lib/lab/config';
import { codes } from '@/lib/lab/own-code';

const anyConfig: fc.Arbitrary<LabConfig> = fc
  .record({
    depth: fc.integer({ min: 1, max: 50 }),
    width: fc.integer({ min: 2, max: 64 }),
    activation: fc.constantFrom(...activations),
    initialisation: fc.constantFrom(...initialisations),
    batchNorm: fc.boolean(),
    residual: fc.boolean(),
    clipping: fc.constantFrom(...clippings),
    clipAt: fc.double({ min: 1e-9, max: 1000, noNaN: true }),
    optimiser: fc.constantFrom(...optimisers),
    learningRate: fc.double({ min: 1e-9, max: 100, noNaN: true }),
    dataSet: fc.constantFrom(...dataSets),
    code: fc.constantFrom(...codes),
    seed: fc.integer({ min: 0, max: 999_999 }),
  })
  .map(withItsActivation);

test('every configuration comes back from its address unchanged', () => {
  fc.assert(
    fc.property(anyConfig, (config) => {
      const address = new URLSearchParams(toSearch(config).toString());
      expect(fromSearch(address)).toEqual({ config, problems: [] });
    }),
  );
});

test('the default needs no address', () => {
  expect(toSearch(defaultLabConfig).toString()).toBe('');
  expect(fromSearch(new URLSearchParams()).config).toEqual(defaultLabConfig);
});

test('the address of a lesson is understood', () => {
  const { config, problems } = fromSearch(
    new URLSearchParams('depth=20&activation=relu&initialisation=he&batchNorm=1&residual=true&seed=7'),
  );
  expect(problems).toEqual([]);
  expect(config).toMatchObject({
    depth: 20,
    activation: 'relu',
    initialisation: 'he',
    batchNorm: true,
    residual: true,
    seed: 7,
  });
});

test.each([
  ['depth', '51'],
  ['depth', '0'],
  ['depth', '2.5'],
  ['width', 'wide'],
  ['activation', 'swish'],
  ['learningRate', '-1'],
  ['learningRate', 'NaN'],
  ['learningRate', '1e400'],
  ['seed', '-3'],
])('%s=%s is named as a problem and replaced by the default; the rest is kept', (key, text) => {
  const kept = key === 'dataSet' ? 'moons' : 'spirals';
  const { config, problems } = fromSearch(new URLSearchParams({ dataSet: kept, [key]: text }));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`${key} = "${text}"`);
  expect(config).toEqual({ ...defaultLabConfig, dataSet: kept });
});

test('no address at all throws', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(defaultLabConfig), 'other'), fc.string())),
      (pairs) => {
        expect(Object.keys(fromSearch(new URLSearchParams(pairs)).config)).toEqual(Object.keys(defaultLabConfig));
      },
    ),
  );
});
