/**
 * What a busy machine does to verdicts: right solutions are graded while other processes want the processor, and among code that
 * never ends. No right one may fail, however long it waits.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Revision } from '@/lib/core/exercise/revision';
import { grade } from '@/lib/core/grader/grade';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';

const threads = 2;
const underWay = 4;

export interface BusyResult {
  readonly gradings: number;
  /** Right solutions whose verdict was another than passed, by outcome. */
  readonly failed: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** Grades `count` right solutions, of all exercises in turn, while `spinners` processes spin. */
export async function gradeWhileBusy(
  revisions: readonly Revision[],
  count: number,
  spinners: number,
): Promise<BusyResult> {
  const spinning = Array.from({ length: spinners }, () => spawn(process.execPath, ['-e', 'for (;;) {}']));
  try {
    await Promise.all(spinning.map((child) => once(child, 'spawn')));
    return await gradeAll(Array.from({ length: count }, (_, index) => rightOf(revisions, index)));
  } finally {
    for (const child of spinning) end(child);
  }
}

const end = (child: ChildProcess) => child.kill('SIGKILL');

/** What never ends, each in another way: interpreted, printed, stuck in a built-in, and grown without end. */
const endless = [
  'for (;;) {}',
  'for (;;) console.log(1);',
  'new Array(1e9).fill(0).sort();',
  'Array.prototype.reverse.call({ length: 2 ** 53 - 1 });',
  'const grown: number[] = []; for (;;) grown.push(1);',
];

/** Seconds for `count` right solutions, of these exercises in turn: alone, and with one in ten more that never end. */
export async function hostileShare(
  revisions: readonly Revision[],
  count: number,
): Promise<{ honest: number; mixed: number }> {
  const honest = await gradeAll(Array.from({ length: count }, (_, index) => rightOf(revisions, index)));
  const mixed = await gradeAll(
    Array.from({ length: count + Math.floor(count / 9) }, (_, index) => {
      if (index % 10 !== 9) return rightOf(revisions, index);
      const turn = Math.floor(index / 10);
      const { revision, source } = rightOf(revisions, turn);
      return { revision, source: source.replace('{\n', `{ ${endless[turn % endless.length]}\n`), isRight: false };
    }),
  );
  return { honest: honest.seconds, mixed: mixed.seconds };
}

interface Work {
  readonly revision: Revision;
  readonly source: string;
  readonly isRight: boolean;
}

function rightOf(revisions: readonly Revision[], index: number): Work {
  const revision = revisions[index % revisions.length];
  if (!revision) throw new Error('There is no exercise to grade.');
  return { revision, source: revision.solution ?? '', isRight: true };
}

async function gradeAll(all: readonly Work[]): Promise<BusyResult> {
  const sandbox = serverSandbox({ threads });
  const failed = new Map<string, number>();
  const began = performance.now();
  try {
    const waiting = all.values();
    await Promise.all(Array.from({ length: underWay }, () => workOff(waiting, sandbox, failed)));
  } finally {
    await sandbox.close();
  }
  const seconds = (performance.now() - began) / 1000;
  return { gradings: all.length, failed: Object.fromEntries(failed), seconds };
}

async function workOff(waiting: Iterable<Work>, sandbox: Sandbox, failed: Map<string, number>): Promise<void> {
  for (const { revision, source, isRight } of waiting) {
    const { outcome } = await grade(revision, source, sandbox);
    if (isRight && outcome !== 'passed') failed.set(outcome, (failed.get(outcome) ?? 0) + 1);
    if (!isRight && outcome !== 'timeout') throw new Error(`Code that never ends came out as "${outcome}".`);
  }
}
