/**
 * Baking what an author sent, without holding up the server: a thread of its own reads and compares, and gets the sandbox
 * for one run at a time, so that students' code always finds another thread of the pool free. A thread that is not done in
 * time is ended.
 */
import 'server-only';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ExerciseFiles } from '@/lib/core/exercise/folder';
import type { Sandbox, SandboxJob, SandboxRun } from '@/lib/core/grader/sandbox-port';
import type { BakingResult } from '../bake';
import { bundleBakingThread } from './bundle-thread.server';
import type { FromBakingThread, ToBakingThread } from './protocol';

/** Too long, too large for the memory that a thread may use, or stopped without a word. The message is for the author. */
export class BakingEnded extends Error {
  override readonly name = 'BakingEnded';
}

export interface ThreadOptions {
  readonly sandbox: Sandbox;
  /** From the moment at which it is its turn. */
  readonly mostMs: number;
}

const tooLarge = 'Baking needed too much memory and was ended. Ask for fewer or smaller cases.';
const silent = 'Baking stopped before it had a result. Try again.';
const isOutOfMemory = (error: Error) => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

let last: Promise<unknown> = Promise.resolve();

/** One folder after the other. @throws BakingEnded */
export function bakeInThread(folder: ExerciseFiles, options: ThreadOptions): Promise<BakingResult> {
  const turn = last.then(() => bakeNow(folder, options));
  last = turn.catch(() => undefined);
  return turn;
}

async function bakeNow({ slug, files }: ExerciseFiles, { sandbox, mostMs }: ThreadOptions): Promise<BakingResult> {
  const thread = new Worker(resolve(/* turbopackIgnore: true */ process.cwd(), await threadPath()), {
    // Not this process's flags and secrets.
    env: {},
    execArgv: [],
    argv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 4 },
  });
  const say = (message: ToBakingThread) => thread.postMessage(message);
  const one = oneAtATime(sandbox);
  try {
    return await new Promise<BakingResult>((settle, reject) => {
      const end = (message: string) => reject(new BakingEnded(message));
      const timer = setTimeout(
        () => end(`Baking took longer than ${mostMs / 1000} seconds and was ended. Ask for fewer or smaller cases.`),
        mostMs,
      );
      thread.on('message', (message: FromBakingThread) => {
        switch (message.kind) {
          case 'run':
            one.run(message.job).then((run) => say({ kind: 'ran', id: message.id, run }), reject);
            return;
          case 'baked':
            settle(message.result);
            return;
          case 'failed':
            reject(new Error(`Baking "${slug}" failed: ${message.message}`));
            return;
          default:
            message satisfies never;
        }
      });
      thread.on('error', (error) => (isOutOfMemory(error) ? end(tooLarge) : reject(error)));
      thread.on('exit', () => {
        clearTimeout(timer);
        // Of a thread that has settled already, this says nothing new.
        end(silent);
      });
      say({ kind: 'bake', folder: { slug, files: [...files] } });
    });
  } finally {
    one.end();
    await thread.terminate();
  }
}

/** Runs wait for each other; after `end` those that wait are not begun any more. */
function oneAtATime(sandbox: Sandbox): { run(job: SandboxJob): Promise<SandboxRun>; end(): void } {
  let before: Promise<unknown> = Promise.resolve();
  let ended = false;
  return {
    run: (job) => {
      const turn = before.then(
        (): Promise<SandboxRun> =>
          ended ? Promise.resolve({ kind: 'fault', message: 'Baking was ended.' }) : sandbox.run(job),
      );
      before = turn.catch(() => undefined);
      return turn;
    },
    end: () => {
      ended = true;
    },
  };
}

/** In production `npm start` has bundled it; elsewhere it is done here, so that the code as it stands is what runs. */
async function threadPath(): Promise<string> {
  if (process.env.NODE_ENV !== 'production') return bundleBakingThread();
  const { assetUrl } = await import('@/lib/engine/bundles/assets.server');
  return assetUrl('bakingThread');
}
