/** Programs put together from pieces of TypeScript, most of them broken: each ends in a way that the port knows, never in a fault of ours. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobFor } from './jobs';
import { localSandbox } from './local-sandbox';

const pieces = [
  'export',
  'const',
  'let',
  'function',
  'f',
  'x',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '=>',
  '=',
  ';',
  ',',
  ':',
  'number',
  'return',
  'if',
  'class',
  'extends',
  'new',
  'this',
  '.',
  '...',
  '`',
  '${',
  '"',
  "'",
  '/',
  '*',
  '//',
  '/*',
  '*/',
  '?',
  '!',
  '+',
  '-',
  '1',
  '0n',
  'NaN',
  'async',
  'await',
  'yield',
  'enum',
  'type',
  'interface',
  'as',
  'import',
  'from',
  'throw',
  'try',
  'catch',
  'finally',
  'default',
  '<',
  '>',
  '@',
  '#',
  '\\',
  '\u0000',
  '\n',
  '\ud800',
  'é',
  'static',
  'get',
  'declare',
  'namespace',
  'abstract',
  'null',
  'undefined',
];

describe('arbitrary programs', () => {
  const sandbox = localSandbox();

  it('never end in a fault', async () => {
    const programs = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(' '));
    await fc.assert(
      fc.asyncProperty(programs, async (source) => {
        const run = await sandbox.run(jobFor(source));
        expect(run.kind).not.toBe('fault');
        if (run.kind === 'rejected') expect(run.error.message).not.toBe('');
      }),
      { numRuns: 400 },
    );
  });

  it('never end in a fault where the program is right but for one change', async () => {
    const right =
      'enum K { A }\nexport const f = (x: number[]): number[] => x.map((v: number) => Math.max(0, v) * (K.A + 1));\n';
    const places = fc.tuple(fc.nat(right.length), fc.nat(4), fc.constantFrom('', ...pieces));
    await fc.assert(
      fc.asyncProperty(places, async ([at, length, piece]) => {
        const run = await sandbox.run(jobFor(right.slice(0, at) + piece + right.slice(at + length)));
        expect(run.kind).not.toBe('fault');
        if (run.kind === 'rejected' && run.error.line !== null) expect(run.error.line).toBeLessThanOrEqual(4);
      }),
      { numRuns: 400 },
    );
  });
});
