/** The lab's training worker: holds the networks of up to two runs and trains as many steps as the page asks for. */
import * as tf from '@tensorflow/tfjs';
import { createEngine } from '@/lib/engine/sandbox/quickjs/engine';
import { PersistentModule } from '@/lib/engine/sandbox/quickjs/persistent';
import { isMistake, isOwnExercise, parts } from '../own/codes';
import { fromModule, ownCodeLimits } from '../own/from-module';
import type { OwnFunctions } from '../own/functions';
import { mistakeFunctions } from '../own/mistakes';
import type { FromTrainer, ToWorker } from '../protocol';
import { createTrainer, type Trainer } from '../trainer';

export const boundaryExtent = 1.4;

const trainers = new Map<number, Trainer>();
const worker = self as unknown as DedicatedWorkerGlobalScope; // the DOM and worker libraries disagree on what self is

/** The CPU backend: the curves of a shared link must not depend on the reader's graphics card. */
const ready = tf.setBackend('cpu');

function answer(message: FromTrainer, transfer: Transferable[] = []): void {
  worker.postMessage(message, transfer);
}

let quickjs: Promise<WebAssembly.Module> | null = null;

/** A fresh instance for every run and exercise, so that code which keeps state starts anew with the network. */
async function ownFunctions({ config, sources, wasmUrl }: Start): Promise<OwnFunctions> {
  const chosen = parts.map((part) => config[part]);
  const functions: OwnFunctions[] = chosen.filter(isMistake).map((id) => mistakeFunctions[id]);
  for (const exercise of chosen.filter(isOwnExercise)) {
    const source = sources[exercise];
    if (source === undefined) throw new Error(`The page sent no code for ${exercise}.`);
    quickjs ??= WebAssembly.compileStreaming(fetch(wasmUrl));
    functions.push(
      fromModule(exercise, PersistentModule.open(await createEngine(await quickjs), source, ownCodeLimits)),
    );
  }
  return Object.assign({}, ...functions);
}

type Start = Extract<ToWorker, { kind: 'start' }>;

async function handle(message: ToWorker): Promise<void> {
  if (message.kind === 'start') {
    trainers.get(message.run)?.dispose();
    trainers.delete(message.run);
    const trainer = createTrainer(message.config, await ownFunctions(message));
    trainers.set(message.run, trainer);
    answer({ kind: 'started', run: message.run, points: trainer.points, parameters: trainer.parameterCount });
    answer({ kind: 'measured', run: message.run, measurement: trainer.train(0) });
    return;
  }
  const trainer = trainers.get(message.run);
  if (!trainer) return;
  if (message.kind === 'train') {
    answer({ kind: 'measured', run: message.run, measurement: trainer.train(message.steps) });
  } else {
    const probabilities = trainer.boundary(message.size, boundaryExtent);
    answer({ kind: 'boundary', run: message.run, size: message.size, extent: boundaryExtent, probabilities }, [
      probabilities.buffer,
    ]);
  }
}

async function receive(message: ToWorker): Promise<void> {
  try {
    await ready;
    await handle(message);
  } catch (error) {
    answer({ kind: 'failed', run: message.run, message: error instanceof Error ? error.message : String(error) });
  }
}

/** One after the other: a start may wait for the sandbox, and what follows it means the network that it makes. */
let queue: Promise<void> = Promise.resolve();
worker.onmessage = (event: MessageEvent<ToWorker>) => {
  queue = queue.then(() => receive(event.data));
};
