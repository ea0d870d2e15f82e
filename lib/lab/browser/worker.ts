/** The lab's training worker: holds the networks of up to two runs and trains as many steps as the page asks for. */
import * as tf from '@tensorflow/tfjs';
import type { FromWorker, ToWorker } from '../protocol';
import { createTrainer, type Trainer } from '../trainer';

export const boundaryExtent = 1.4;

const trainers = new Map<number, Trainer>();
const worker = self as unknown as DedicatedWorkerGlobalScope; // the DOM and worker libraries disagree on what self is

/** The CPU backend: the curves of a shared link must not depend on the reader's graphics card. */
const ready = tf.setBackend('cpu');

function answer(message: FromWorker, transfer: Transferable[] = []): void {
  worker.postMessage(message, transfer);
}

function handle(message: ToWorker): void {
  if (message.kind === 'start') {
    trainers.get(message.run)?.dispose();
    const trainer = createTrainer(message.config);
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

worker.onmessage = async (event: MessageEvent<ToWorker>) => {
  try {
    await ready;
    handle(event.data);
  } catch (error) {
    answer({ kind: 'failed', run: event.data.run, message: error instanceof Error ? error.message : String(error) });
  }
};
