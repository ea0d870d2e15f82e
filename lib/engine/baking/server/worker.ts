/** A thread that bakes one folder. Reading, drawing inputs and comparing happen here, code runs in the host's sandbox. Bundled by esbuild. */
import { parentPort } from 'node:worker_threads';
import type { Sandbox, SandboxRun } from '@/lib/core/grader/sandbox-port';
import { bake } from '../bake';
import type { FromBakingThread, ToBakingThread } from './protocol';

const waiting = new Map<number, (run: SandboxRun) => void>();
let runs = 0;

const sandbox: Sandbox = {
  run: async (job, onGroup) => {
    const id = ++runs;
    const ran = new Promise<SandboxRun>((resolve) => waiting.set(id, resolve));
    send({ kind: 'run', id, job });
    const run = await ran;
    if ('groups' in run) for (const [index, group] of run.groups.entries()) onGroup?.(index, group);
    return run;
  },
};

parentPort?.on('message', (message: ToBakingThread) => {
  switch (message.kind) {
    case 'bake': {
      const { slug, files } = message.folder;
      bake({ slug, files: new Map(files) }, { sandbox, witness: null }).then(
        (result) => send({ kind: 'baked', result }),
        (error: unknown) => send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
      );
      return;
    }
    case 'ran':
      waiting.get(message.id)?.(message.run);
      waiting.delete(message.id);
      return;
    default:
      message satisfies never;
  }
});

function send(message: FromBakingThread): void {
  parentPort?.postMessage(message);
}
