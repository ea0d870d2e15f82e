/** A small exercise for tests of what is around grading: `double(z)`, one public check (1 point), one hidden (2 points). */
import type { Revision } from '@/lib/core/exercise/revision';
import { revisionFormat } from '@/lib/core/exercise/revision';
import type { Sandbox, SandboxRun } from '@/lib/core/grader/sandbox-port';

export const right = 'export function double(z: Vector): Vector { return z.map((x) => 2 * x); }';
/** Passes the public check only. */
export const half = 'export function double(z: Vector): Vector { return z.length > 2 ? z : z.map((x) => 2 * x); }';
/** The exercise's own mistake. */
export const wrong = 'export function double(z: Vector): Vector { return z.map((x) => x * x); }';
/** Makes {@link fakeSandbox} fail by our fault. */
export const faulty = '// our fault';

const check = { kind: 'value', function: 'double', tolerance: { rtol: 1e-6, atol: 0 } } as const;

export function makeRevision(given: Partial<Revision> = {}): Revision {
  return {
    format: revisionFormat,
    id: '0123456789abcdef0123456789abcdef',
    slug: 'double',
    title: 'Double',
    summary: 'Twice as much.',
    concepts: ['multiplication'],
    prerequisites: [],
    functions: [
      { name: 'double', description: 'Doubles.', parameters: [{ name: 'z', type: 'Vector' }], result: 'Vector' },
    ],
    limits: { timeoutMs: 2000, memoryBytes: 64 * 1024 * 1024, fuel: 1_000_000 },
    lesson: '# Double',
    starter: 'export function double(z: Vector): Vector { return z; }',
    checks: [
      {
        ...check,
        name: 'Doubles two',
        points: 1,
        visibility: 'public',
        cases: [{ args: [[1, 3]], expected: [2, 6], kinks: [] }],
      },
      {
        ...check,
        name: 'Secret of three',
        points: 2,
        visibility: 'hidden',
        cases: [{ args: [[1, 3, 5]], expected: [2, 6, 10], kinks: [] }],
      },
    ],
    mistakes: [
      {
        id: 'squared',
        title: 'Squares instead of doubling',
        nudge: 'What is 2 · 3, and what 3²?',
        hint: 'Multiply by **2**.',
        fingerprint: [{ check: 'Doubles two', caseIndex: 0, output: [1, 9] }],
      },
    ],
    questions: [],
    solution: right,
    withheld: { checks: 0, points: 0 },
    ...given,
  };
}

export interface FakeSandbox extends Sandbox {
  /** Sources run so far. */
  readonly ran: string[];
}

/** Runs plain functions in this very process: for tests of what is around the sandbox. `before` may delay or fail a run. */
export function fakeSandbox(before: (source: string) => Promise<void> | void = () => {}): FakeSandbox {
  const ran: string[] = [];
  return {
    ran,
    run: async (job) => {
      ran.push(job.source);
      await before(job.source);
      if (job.source === faulty) return { kind: 'fault', message: 'The engine broke.' };
      return runHere(job);
    },
  };
}

function runHere(job: Parameters<Sandbox['run']>[0]): SandboxRun {
  const script = job.source.replace(/^export /gm, '').replace(/: Vector/g, '');
  // Only sources from this file's tests come here.
  const module: Record<string, (...args: unknown[]) => unknown> = new Function(`${script}; return { double };`)();
  const groups = job.groups.map((calls) => ({
    console: [],
    calls: calls.map((call) => {
      const args = call.args.map((argument) => (argument.kind === 'value' ? argument.value : []));
      const value = module[call.function]?.(...args) as number[]; // every function of this file's exercise gives a vector
      return { kind: 'returned' as const, received: { kind: 'value' as const, value }, changed: null };
    }),
  }));
  return { kind: 'completed', groups, console: [], fuelUsed: 0 };
}
