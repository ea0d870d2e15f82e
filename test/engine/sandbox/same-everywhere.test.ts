/** The engine counts and computes the same in Node and in Chromium, so that a verdict does not depend on where it was given. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenBrowserSandbox, openBrowserSandbox } from './browser-sandbox';
import { call, jobFor } from './jobs';
import { localSandbox } from './local-sandbox';

describe('engine in Node and in Chromium', () => {
  const local = localSandbox();
  let browser: OpenBrowserSandbox;
  beforeAll(async () => {
    browser = await openBrowserSandbox();
  });
  afterAll(() => browser.close());

  it.each([
    ['loops', 'let sum = 0; for (let i = 0; i < 500_000; i++) sum += i; return [sum]'],
    ['calls', 'const g = (v: number): number => (v < 2 ? v : g(v - 1) + g(v - 2)); return [g(20)]'],
    ['an endless loop', 'for (;;) {}'],
    ['an exception', 'return (x as any).nope.more'],
    ['recursion', 'const g = (): any => g(); return g()'],
    ['memory', 'const a = []; for (;;) a.push(new Array(1000).fill(1))'],
    [
      'strings and sorting',
      'return Array.from({ length: 5000 }, (_, i) => Math.sin(i)).sort().map((v) => v.toString().length)',
    ],
    ['regular expressions', 'return ["a".repeat(3000).replace(/a(?=a)/g, "bb").length]'],
    ['randomness', 'return Array.from({ length: 100 }, Math.random)'],
  ])('gives the same results and the same fuel for %s', async (_, body) => {
    const job = jobFor(`export function f(x: number[]): any { ${body} }`, { limits: { timeoutMs: 10_000 } });
    expect(await browser.sandbox.run(job)).toEqual(await local.run(job));
  });

  it('agrees bit for bit on elementary functions', async () => {
    const names = [
      'exp',
      'log',
      'tanh',
      'sinh',
      'sin',
      'cos',
      'tan',
      'atan',
      'sqrt',
      'cbrt',
      'log1p',
      'expm1',
      'hypot',
    ];
    const source = `export const f = (x: number[]) => x.flatMap((v) => [${names.map((name) => `Math.${name}(v)`)}, v ** 1.7])`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.double(), { minLength: 1, maxLength: 50 }), async (values) => {
        const job = jobFor(source, { groups: [[call(values)]] });
        expect(await browser.sandbox.run(job)).toEqual(await local.run(job));
      }),
      { numRuns: 30 },
    );
  });
});
