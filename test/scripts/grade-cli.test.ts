/** `npm run grade` as an outside program sees it: the real pool, a real exercise, standard output and exit status. */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let folder = '';
const files: Record<string, string> = {
  'wrong.ts': 'export const relu = (z: Vector) => z.map((v) => 2 * v);\n',
  'syntax.ts': 'export function relu(z: Vector) {\n  return z.map((\n}\n',
  'loop.ts': 'export function relu(z: Vector) {\n  let i = 0;\n  while (true) i += 1;\n}\n',
  'throws.ts': 'export const relu = () => {\n  throw new Error("no");\n};\nexport const reluBackward = relu;\n',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grade-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});
afterAll(() => rm(folder, { recursive: true }));

interface Line {
  readonly file: string;
  readonly outcome: string;
  readonly score: number;
  readonly checks: readonly { readonly name: string; readonly outcome: string; readonly message: string }[];
  readonly diagnosis: { readonly mistake: string; readonly hint: string } | null;
}

function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const { INIT_CWD: _, ...env } = process.env;
    execFile(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', 'scripts/grade.ts', ...args],
      { env, maxBuffer: 2 ** 26 },
      (error, out, err) => resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

const linesOf = (out: string): Line[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('npm run grade', () => {
  test('passes the solution with exit status 0', async () => {
    const { status, out } = await run('relu', 'exercises/relu/solution.ts', '--json');
    expect(status).toBe(0);
    expect(linesOf(out)).toMatchObject([{ exercise: 'relu', outcome: 'passed', diagnosis: null }]);
  });

  test('grades many files at once, one line each in the order given, and keeps the outcomes apart', async () => {
    const names = ['loop.ts', 'wrong.ts', 'syntax.ts', 'throws.ts'].map((name) => join(folder, name));
    const { status, out } = await run('relu', ...names, 'exercises/relu/solution.ts', '--json');
    expect(status).toBe(1);
    const lines = linesOf(out);
    expect(lines.map(({ file }) => file)).toEqual([...names, 'exercises/relu/solution.ts']);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['timeout', 'failed', 'threw', 'threw', 'passed']);
  });

  test('recognises the mistakes of the exercise and fails every one', async () => {
    const mistakes = (await readdir('exercises/relu/mistakes')).map((name) => `exercises/relu/mistakes/${name}`);
    const { status, out } = await run('relu', ...mistakes, '--json');
    expect(status).toBe(1);
    const lines = linesOf(out);
    expect(lines.every(({ outcome }) => outcome !== 'passed')).toBe(true);
    const known = lines.filter(({ file, diagnosis }) => diagnosis?.mistake === file.replace(/^.*\/|\.ts$/g, ''));
    expect(known.length).toBeGreaterThan(mistakes.length / 2);
  });

  test('a file that is not there does not stop the others, and is wrong usage', async () => {
    const { status, out, err } = await run('relu', 'no-such-file.ts', 'exercises/relu/solution.ts', '--json');
    expect(status).toBe(2);
    expect(linesOf(out).map(({ outcome }) => outcome)).toEqual(['error', 'passed']);
    expect(err).toContain('no-such-file.ts cannot be read: there is no such file.');
  });

  test('an exercise that is not there is wrong usage; the known ones are named', async () => {
    const { status, out, err } = await run('rleu', 'exercises/relu/solution.ts', '--json');
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^There is no exercise "rleu"\. There are: .*\brelu\b/);
  });

  test('reads what editors write, and says of anything else what it is', async () => {
    const solution = await readFile('exercises/relu/solution.ts', 'utf8');
    const odd: Record<string, string | Uint8Array> = {
      'bom.ts': `\ufeff${solution.replaceAll('\n', '\r\n')}`,
      'utf16.ts': Buffer.from(`\ufeff${solution}`, 'utf16le'),
      'latin1.ts': Buffer.from(`// caf\u00e9\n${solution}`, 'latin1'),
      "odd name; $(x) 'y'.ts": solution,
      'empty.ts': '',
      'binary.ts': Uint8Array.from({ length: 3000 }, (_, index) => (index * 97) % 256),
      'huge.ts': 'a'.repeat(5_000_000),
    };
    for (const [name, text] of Object.entries(odd)) await writeFile(join(folder, name), text);
    const names = [...Object.keys(odd), 'bom.ts', '.'].map((name) => join(folder, name));
    const { status, out, err } = await run('relu', ...names, '--json');
    expect(status).toBe(2);
    expect(linesOf(out).map(({ outcome }) => outcome)).toEqual([
      'passed',
      'passed',
      'passed',
      'passed',
      'failed',
      'threw',
      'threw',
      'passed',
      'error',
    ]);
    expect(out).toContain('longer than 1,000,000 characters');
    expect(err).toContain('it is not a file');
  });

  test('ends in peace when nobody reads on', async () => {
    const program = spawn(
      process.execPath,
      [
        '--conditions=react-server',
        '--import',
        'tsx',
        'scripts/grade.ts',
        'relu',
        ...Array(8).fill('exercises/relu/solution.ts'),
        '--json',
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let err = '';
    program.stderr.on('data', (text) => {
      err += text;
    });
    program.stdout.once('data', () => program.stdout.destroy());
    const status = await new Promise((resolve) => program.on('close', resolve));
    expect([status, err]).toEqual([0, '']);
  });
});
