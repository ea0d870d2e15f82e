/** The page under test, bundled by browser-sandbox.ts: the real client in a real browser, reached through the window. */
import { decodeRevision } from '@/lib/core/exercise/revision-json';
import { grade } from '@/lib/core/grader/grade';
import type { GroupResult, SandboxJob, SandboxRun } from '@/lib/core/grader/sandbox-port';
import { browserSandbox } from '@/lib/engine/sandbox/browser/client';

const sandbox = browserSandbox({ workerUrl: '/worker.js', wasmUrl: '/quickjs.wasm' });

export interface PageRun {
  readonly run: SandboxRun;
  readonly streamed: readonly (readonly [number, GroupResult])[];
}

export const page = {
  async run(job: SandboxJob): Promise<PageRun> {
    const streamed: [number, GroupResult][] = [];
    const run = await sandbox.run(job, (index, result) => streamed.push([index, result]));
    return { run, streamed };
  },
  /** Grades as the workbench does. Takes and gives JSON. */
  async grade(revisionJson: string, sources: readonly string[]): Promise<string> {
    const revision = decodeRevision(JSON.parse(revisionJson));
    const reports = [];
    for (const source of sources) reports.push(await grade(revision, source, sandbox));
    return JSON.stringify(reports);
  },
  /** Begins a run, cancels it, and then runs the second job. */
  async cancelled(first: SandboxJob, second: SandboxJob): Promise<readonly SandboxRun[]> {
    const running = sandbox.run(first);
    const waiting = sandbox.run(second);
    setTimeout(() => sandbox.cancel(), 100);
    return Promise.all([running, waiting]);
  },
  /** Begins three runs, closes, and then runs one more. */
  async closed(hanging: SandboxJob, last: SandboxJob): Promise<readonly SandboxRun[]> {
    const runs = [sandbox.run(hanging), sandbox.run(hanging), sandbox.run(hanging)];
    setTimeout(() => sandbox.close(), 100);
    return [...(await Promise.all(runs)), await sandbox.run(last)];
  },
};

Object.assign(window, { page });
