import { describe, expect, it } from 'vitest';
import type { Revision } from '@/lib/core/exercise/revision';
import type { CheckReport, Report } from '@/lib/core/grader/report';
import { type ClosableSandbox, LocalRun } from '@/lib/learning/workbench/local-run';
import { checkReport, gradingReport } from './support/reports';

const revision: Revision = {
  format: 1,
  id: 'r1',
  slug: 'relu',
  title: 'ReLU',
  summary: '',
  concepts: [],
  prerequisites: [],
  functions: [],
  limits: { timeoutMs: 2000, memoryBytes: 64 * 2 ** 20, fuel: 1000 },
  lesson: '',
  starter: '',
  checks: [],
  mistakes: [],
  questions: [],
  solution: null,
  withheld: { checks: 0, points: 0 },
};

/** A grader that a test drives: it reports checks and ends when told to. */
function setUp() {
  const running: { onCheck: (index: number, report: CheckReport) => void; finish: (report: Report) => void }[] = [];
  let closed = 0;
  const sandbox = (): ClosableSandbox => ({
    run: async () => ({ kind: 'fault', message: 'not used' }),
    warm: () => {},
    close: () => {
      closed += 1;
    },
  });
  const grade = (
    _revision: Revision,
    _source: string,
    _sandbox: unknown,
    onCheck: (i: number, r: CheckReport) => void,
  ) => new Promise<Report>((finish) => running.push({ onCheck, finish }));
  return { run: new LocalRun(revision, grade, sandbox), running, closedSandboxes: () => closed };
}

describe('a run in the browser', () => {
  it('shows the checks as they arrive and then the report', async () => {
    const { run, running } = setUp();
    const finished = run.start('code');
    running[0]?.onCheck(0, checkReport({ name: 'first' }));
    expect(run.state.get()).toMatchObject({ kind: 'running', checks: [{ name: 'first' }] });
    running[0]?.finish(gradingReport());
    await finished;
    expect(run.state.get()).toMatchObject({ kind: 'done', report: { score: 1 } });
  });

  it('ends at Stop, whatever still arrives from it', async () => {
    const { run, running, closedSandboxes } = setUp();
    const finished = run.start('while (true) {}');
    run.stop();
    expect(closedSandboxes()).toBe(1);
    running[0]?.onCheck(0, checkReport());
    running[0]?.finish(gradingReport());
    await finished;
    expect(run.state.get().kind).toBe('stopped');
  });

  it('gives way to a newer run', async () => {
    const { run, running } = setUp();
    const older = run.start('old');
    const newer = run.start('new');
    running[1]?.finish(gradingReport({ score: 0 }));
    running[0]?.finish(gradingReport({ score: 1 }));
    await Promise.all([older, newer]);
    expect(run.state.get()).toMatchObject({ kind: 'done', report: { score: 0 } });
  });
});

describe('a sandbox that cannot be started', () => {
  it('is our fault, and the next run starts another', async () => {
    let made = 0;
    const broken = () => {
      made += 1;
      return { run: async () => ({ kind: 'fault' as const, message: '' }), warm: () => {}, close: () => {} };
    };
    const run = new LocalRun(revision, () => Promise.reject(new Error('no worker')), broken);
    await expect(run.start('code')).rejects.toThrow('no worker');
    expect(run.state.get().kind).toBe('broken');
    await expect(run.start('code')).rejects.toThrow('no worker');
    expect(made).toBe(2);
  });
});
