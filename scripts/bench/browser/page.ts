/** The page that measures Run in Chromium: the workbench's own client and grader, and the plain worker beside them. */
import { decodeRevision } from '@/lib/core/exercise/revision-json';
import { grade } from '@/lib/core/grader/grade';
import { browserSandbox } from '@/lib/engine/sandbox/browser/client';

const urls = { workerUrl: '/worker.js', wasmUrl: '/quickjs.wasm' };
let kept: ReturnType<typeof browserSandbox> | null = null;

/** Code and tests in one: 12 checks on 64 numbers each. */
const plain = `
  const relu = (z) => z.map((v) => (v > 0 ? v : 0));
  const failed = [];
  for (let check = 0; check < 12; check++) {
    const z = Array.from({ length: 64 }, (_, i) => Math.sin(i + check));
    relu(z).forEach((got, i) => { if (Math.abs(got - Math.max(0, z[i])) > 1e-6) failed.push([check, i]); });
  }
  return failed.length;`;

export const bench = {
  /** As the workbench does when it opens, long before anyone has written anything. */
  async open(): Promise<void> {
    kept = browserSandbox(urls);
    kept.warm();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  },
  /** Milliseconds from Run to the report. The first on a page starts the worker and loads the engine. */
  async run(revisionJson: string, source: string): Promise<number> {
    const revision = decodeRevision(JSON.parse(revisionJson));
    kept ??= browserSandbox(urls);
    const began = performance.now();
    const { outcome } = await grade(revision, source, kept);
    const ms = performance.now() - began;
    if (outcome !== 'passed') throw new Error(`The solution of ${revision.slug} did not pass: ${outcome}.`);
    // As a student does, who reads the result: the next engine is made meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 20));
    return ms;
  },
  /** Milliseconds from making the plain worker to its answer. It cannot be used twice: the code may have changed anything. */
  async plain(): Promise<number> {
    const began = performance.now();
    const worker = new Worker('/plain-worker.js', { type: 'module' });
    const failed = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(plain);
    });
    const ms = performance.now() - began;
    worker.terminate();
    if (failed !== 0) throw new Error('The plain worker computes wrongly.');
    return ms;
  },
};

Object.assign(window, { bench });
