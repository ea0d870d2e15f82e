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
  settled,
  showcase,
  toAddress,
  toSearch,
  withCode,
  withSetting,
} from '@/lib/engine/lab/config';
import { codesOf, exerciseOf, ownExercises, parts } from '@/lib/engine/lab/own/codes';

const anyCodes = {
  code: fc.constantFrom(...codesOf('code')),
  initCode: fc.constantFrom(...codesOf('initCode')),
  normCode: fc.constantFrom(...codesOf('normCode')),
  skipCode: fc.constantFrom(...codesOf('skipCode')),
  netCode: fc.constantFrom(...codesOf('netCode')),
  clipCode: fc.constantFrom(...codesOf('clipCode')),
};
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
    ...anyCodes,
    seed: fc.integer({ min: 0, max: 999_999 }),
  })
  .map(settled);

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

test('choosing code switches on what it stands in for, and a setting that it cannot work with makes it built-in', () => {
  const mine = withCode(defaultLabConfig, 'normCode', 'batch-norm');
  expect(mine).toMatchObject({ batchNorm: true, normCode: 'batch-norm' });
  expect(withSetting(mine, { batchNorm: false }).normCode).toBe('built-in');
  expect(withSetting(mine, { activation: 'relu' }).normCode).toBe('batch-norm');
});

test('a whole block or network of one’s own takes the place of its parts', () => {
  const parted = withCode(withCode(defaultLabConfig, 'code', 'relu'), 'normCode', 'batch-norm');
  expect(withCode(parted, 'netCode', 'deep-network')).toMatchObject({
    activation: 'relu',
    batchNorm: false,
    code: 'built-in',
    normCode: 'built-in',
    netCode: 'deep-network',
  });
  const block = withCode(parted, 'skipCode', 'residual-block');
  expect(block).toMatchObject({ code: 'built-in', residual: true, skipCode: 'residual-block' });
  expect(withCode(block, 'code', 'relu')).toMatchObject({ code: 'relu', skipCode: 'built-in' });
});

test.each(ownExercises)('the network that shows %s at work runs its code, beside a mistake too', (exercise) => {
  const config = showcase(exercise);
  expect(parts.map((part) => exerciseOf(config[part])).filter(Boolean)).toEqual([exercise]);
  expect(fromSearch(new URL(toAddress([config]), 'https://nabla.example').searchParams).config).toEqual(config);
});
